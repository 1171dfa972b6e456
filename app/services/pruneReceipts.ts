import { remove } from 'db/dialect/writes';
import { receiptsBefore } from 'db/repositories/receipts';
import { receipts } from 'db/schema/log';
import { instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from './context';
import { untilGone } from './untilGone';

const BATCH = 500;
/** Longer than anything is kept to be sent: a year, and the weeks in which somebody is away. */
const KEPT_MS = 400 * 86_400_000;

/** Takes receipts away that nobody will ask for any more. Answers how many. */
export const pruneReceipts = (cx: Pick<Context, 'store' | 'now'>): Promise<number> =>
  untilGone(cx, async () => {
    const old = await receiptsBefore(cx.store.read, instantOf(millisecondsOf(cx.now()) - KEPT_MS), BATCH);
    return old.map((key) => remove(receipts, key));
  });
