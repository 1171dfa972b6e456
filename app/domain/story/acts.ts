import type { Day } from '../shared/day';
import type { Instant } from '../shared/instant';

/**
 * A story is what was done about one thing, act by act. What the thing is now is computed from its acts; nothing sets it. `D` says what each verb
 * of a kind of story tells.
 */
export type ActOf<D, V extends keyof D = keyof D> = {
  [K in V]: {
    readonly id: string;
    /** 1 for the act the story begins with; the next act has the next number. */
    readonly ordinal: number;
    readonly verb: K;
    readonly actorId: string;
    readonly actorName: string;
    readonly actorTitle: string;
    readonly day: Day;
    readonly at: Instant;
    readonly details: Readonly<D[K]>;
  };
}[V];

/** What a verb decided: the act that may now be written. */
export type DeedOf<D, V extends keyof D = keyof D> = { [K in V]: { readonly verb: K; readonly details: D[K] } }[V];

type Told = { readonly verb: string };
type Of<A extends Told, V> = Extract<A, { readonly verb: V }>;

/** All acts of a verb, oldest first. */
export const actsOf = <A extends Told, V extends A['verb']>(acts: readonly A[], verb: V): Of<A, V>[] => acts.filter((act): act is Of<A, V> => act.verb === verb);

/** The last act of a verb; undefined when it was never done. */
export const lastAct = <A extends Told, V extends A['verb']>(acts: readonly A[], verb: V): Of<A, V> | undefined => acts.findLast((act): act is Of<A, V> => act.verb === verb);

/** What its acts say a thing is now, with their number, which is the lock of the next. Throws a RangeError for a story that does not begin as such stories do. */
export function projected<A extends Told, S extends object>(acts: readonly A[], begins: (first: A) => S | null, effectOf: (act: A, before: S) => Partial<S>): S & { readonly version: number } {
  const [first, ...rest] = acts;
  const begun = first && begins(first);
  if (!begun) throw new RangeError('a story without its beginning');
  return rest.reduce((now, act) => ({ ...now, ...effectOf(act, now), version: now.version + 1 }), { ...begun, version: 1 });
}

export type OrderRefusal<S extends string> = { readonly code: 'wrongStage'; readonly stage: S } | { readonly code: 'dayBeforeLast'; readonly last: Day };

/** Why a verb may not come now: the story stands at another stage, or its last act is of a later day. Null when it may. */
export function outOfOrder<S extends string>(stage: S, stages: readonly S[], acts: readonly { readonly day: Day }[], today: Day): OrderRefusal<S> | null {
  if (!stages.includes(stage)) return { code: 'wrongStage', stage };
  const last = acts.at(-1)?.day;
  return last && today < last ? { code: 'dayBeforeLast', last } : null;
}

/** The acts that deeds decided one after the other become, done by one person at one moment. */
export const actsFrom = <D>(deeds: readonly DeedOf<D>[], done: number, by: Pick<ActOf<D>, 'actorId' | 'actorName' | 'actorTitle' | 'day' | 'at'>, newId: () => string): ActOf<D>[] =>
  deeds.map((deed, index) => ({ ...deed, ...by, id: newId(), ordinal: done + index + 1 }) as ActOf<D>);

/** What was done since somebody saw a story at a version. */
export const actsSince = <A extends { readonly ordinal: number; readonly verb: unknown; readonly actorName: string; readonly at: Instant }>(acts: readonly A[], version: number): Pick<A, 'verb' | 'actorName' | 'at'>[] =>
  acts.filter(({ ordinal }) => ordinal > version).map(({ verb, actorName, at }) => ({ verb, actorName, at }));
