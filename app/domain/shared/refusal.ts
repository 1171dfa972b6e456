import type { Snapshot } from './standing';

/** What a person reads when something is refused: the status, the field it concerns, and one sentence with the way out. */
export interface RefusalText {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503 | 507;
  /** Form field the sentence belongs to; none when it speaks of the whole. */
  readonly field?: string;
  readonly sentence: string;
  /** What else has to be put right before it may happen, each with its own field. */
  readonly also?: readonly RefusalText[];
  /** What the record says now, where somebody else was first. */
  readonly now?: Snapshot;
}

/** The sentences of a union of refusals, one for each code; kept beside the verbs that give them. */
export type RefusalTexts<R extends { readonly code: string }> = {
  readonly [C in R['code']]: (refusal: Extract<R, { readonly code: C }>) => RefusalText;
};

/** The sentence of one refusal, with those of what else it names in `also`. */
export function explain<R extends { readonly code: string }>(texts: RefusalTexts<R>, refusal: R): RefusalText {
  const text = (texts as unknown as Record<string, (refusal: R) => RefusalText>)[refusal.code]!(refusal);
  const { also } = refusal as { readonly also?: readonly R[] };
  return also ? { ...text, also: also.map((other) => explain(texts, other)) } : text;
}
