import { remove } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { triesOf } from 'db/repositories/organisation/passwordTries';
import { passwordTries, sessions } from 'db/schema';
import { TRIES } from '~/domain/organisation/access/lockout';
import { endOf } from '~/domain/organisation/access/sessionLife';
import { instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { untilGone } from '../untilGone';

const BATCH = 500;

/** Takes away sessions that are over or idle, and tries of passwords that no longer count. Answers how many sessions. */
export async function pruneSessions(cx: Pick<Context, 'store' | 'now'>): Promise<number> {
  const now = cx.now();
  const { sessionsAfter } = accountsOf(cx.store.read);
  let after = '';
  const gone = await untilGone(cx, async () => {
    // Live sessions stay: each batch goes on behind the last that was looked at.
    for (;;) {
      const batch = await sessionsAfter(after, BATCH);
      const last = batch.at(-1);
      if (!last) return [];
      after = last.id;
      const over = batch.filter((session) => endOf(session, session.limits, now));
      if (over.length > 0) return over.map(({ id }) => remove(sessions, { id }));
    }
  });
  const old = instantOf(millisecondsOf(now) - TRIES.rememberedMs);
  await untilGone(cx, async () => (await triesOf(cx.store.read).before(old, BATCH)).map(({ id }) => remove(passwordTries, { id })));
  return gone;
}
