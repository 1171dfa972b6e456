import { insert } from 'db/dialect/writes';
import { checksOf } from 'db/repositories/checks';
import { postDaysBetween } from 'db/repositories/postDays';
import { scopeOf } from 'db/repositories/scope';
import { signatures } from 'db/schema';
import type { Authorised } from '~/domain/organisation/authority';
import { signDay as decideSign, type SignDayRefusal } from '~/domain/routine/signDay';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { dayHash } from './contentHash';

/** Signs the day's records as a whole (签认). What is signed is the hash over every post's state and record of that day. */
export async function signDay(cx: Context, leave: Authorised<'daily.sign'>, day: Day, words: string): Promise<Decision<{ id: string }, SignDayRefusal>> {
  const { enterpriseId, actor } = leave;
  const scope = scopeOf(cx.store, enterpriseId);
  return decide<{ id: string }, SignDayRefusal>(async () => {
    const at = cx.now();
    const [view, signed] = await Promise.all([postDaysBetween(scope, day, day, dayOf(at)), checksOf(scope).signatures('daily', day)]);
    const named = view.days.map((entry) => ({ ...entry, postName: view.posts.find(({ id }) => id === entry.postId)?.name ?? '' }));
    const decision = decideSign(day, dayOf(at), named, signed[0] ?? null, leave.standing.roles);
    if (!decision.ok) return decision;
    const contentHash = dayHash(day, view.days);
    const id = cx.newId();
    await cx.store.commit({
      enterpriseId,
      actor,
      at,
      build: () => ({
        steps: [
          {
            event: { type: 'day.signed', subject: { kind: 'day', id: day }, payload: { day, contentHash, capacity: decision.fact.capacity } },
            writes: [
              insert(signatures, {
                enterpriseId, id, paper: 'daily', paperId: day, capacity: decision.fact.capacity, personId: leave.personId, personName: actor.name,
                personTitle: actor.title, words: words.trim(), contentHash, signedAt: at,
              }),
            ],
          },
        ],
      }),
    });
    return decided({ id });
  });
}
