import { update, type Write } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { deviceKeys, recoveryCodes } from 'db/schema';
import type { Context } from '../context';

/** Columns of an account whose owner has neither signing code nor authenticator app. */
export const NOTHING_SHOWN = { pinHash: null, totpSecret: null, totpStep: null } as const;

/** What ends the keys of an account's devices and its recovery codes: they may be in other hands. What they signed stays. */
export async function endMeans(cx: Pick<Context, 'store' | 'now'>, accountId: string): Promise<Write[]> {
  const find = accountsOf(cx.store.read);
  const at = cx.now();
  const [keys, codes] = await Promise.all([find.deviceKeys(accountId), find.recoveryCodes(accountId)]);
  return [
    ...keys.map(({ id }) => update(deviceKeys, { id }, { endedAt: at })),
    ...codes.map((id) => update(recoveryCodes, { id }, { usedAt: at })),
  ];
}
