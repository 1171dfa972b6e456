import { remove, type Write } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { sessions } from 'db/schema';
import type { Context } from '../context';

/** What ends the sessions of an account, on every device but the one of `but` (a stored name). */
export async function endSessions(cx: Pick<Context, 'store'>, accountId: string, but?: string): Promise<Write[]> {
  const rows = await accountsOf(cx.store.read).sessionsOf(accountId);
  return rows.filter(({ id }) => id !== but).map(({ id }) => remove(sessions, { id }));
}
