import type { Payloads } from './payloads';

/** `noun.verb`, past tense: `hazard.verified`. */
export type EventType = keyof Payloads;

/** One kind of event, before it has its place in a chain. */
export interface EventOf<T extends EventType> {
  readonly type: T;
  readonly subject: { readonly kind: string; readonly id: string };
  /** What a reader of the story needs, and whom it concerns; the rows are told by the writes. */
  readonly payload: Payloads[T];
}

/** Something that happened: one of all that can. The store takes nothing else. */
export type NewEvent = { [T in EventType]: EventOf<T> }[EventType];
