import type { Decision } from '~/domain/shared/decision';
import type { Context } from './context';
import { once, type TakenBefore } from './once';

/** One of several that was not done, and why. */
export interface NotDone<Row, Refusal> {
  readonly row: Row;
  readonly refusal: Refusal | TakenBefore;
}

/**
 * Does the same verb to several records, in the order given, each in a write set of its own with a receipt of its own: one that is refused
 * leaves the others done, and what is sent twice is done once. `nameOf` tells the rows apart. Answers how many were done, and those that were not.
 */
export async function severally<Row, Refusal>(
  cx: Context,
  permit: { readonly enterpriseId: string; readonly personId: string },
  { key, verb }: { readonly key: string | null; readonly verb: string },
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  does: (cx: Context, row: Row) => Promise<Decision<unknown, Refusal>>,
): Promise<{ readonly done: number; readonly left: readonly NotDone<Row, Refusal>[] }> {
  const left: NotDone<Row, Refusal>[] = [];
  for (const row of rows) {
    const sent = { key: key === null ? null : `${key}~${nameOf(row)}`, verb, input: row };
    const decision = await once(cx, permit, sent, (sending) => does(sending, row));
    if (!decision.ok) left.push({ row, refusal: decision.refusal });
  }
  return { done: rows.length - left.length, left };
}
