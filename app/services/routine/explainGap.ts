import { insert } from 'db/dialect/writes';
import { checksOf } from 'db/repositories/routine/checks';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { gapReasons } from 'db/schema';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { explainGap as decideGap, type GapRefusal } from '~/domain/routine/gap';
import { postAndTurn } from '~/domain/routine/turn';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { record } from '../record';
import { goOnWithDay } from '../papers/register';

/** Files why a post's check of an earlier day, or of a shift of it, was not done (未进行原因). */
export async function explainGap(cx: Context, permit: Authorised<'gap.explain'>, postId: string, day: Day, reason: string, turn = ''): Promise<Decision<{ id: string }, GapRefusal>> {
  const { enterpriseId, actor } = permit;
  const scope = scopeOf(cx.store, enterpriseId);
  return decide<{ id: string }, GapRefusal>(async () => {
    const post = await organisationOf(scope).post(postId);
    if (!post || !covers(permit, { workshopId: post.workshopId, postId })) return refused({ code: 'notFound' });
    const at = cx.now();
    const [view, existing] = await Promise.all([postDaysBetween(scope, day, day, dayOf(at)), checksOf(scope).gapReason('day', postId, day, turn)]);
    const standing = view.days.find((entry) => entry.postId === postId && entry.turn === turn);
    if (!standing) return refused({ code: 'notFound' });
    const decision = decideGap(standing.state, day, existing, reason);
    if (!decision.ok) return decision;
    const id = cx.newId();
    const goesOn = await goOnWithDay(scope, day);
    await record(cx, permit, { type: 'gap.explained', subject: { kind: 'post', id: postId }, payload: { kind: 'day', period: day, postName: postAndTurn(post.name, standing), reason: decision.fact.reason } }, [
      insert(gapReasons, {
        enterpriseId, id, kind: 'day', postId, period: day, turn, reason: decision.fact.reason,
        explainedBy: permit.personId, explainedByName: actor.name, explainedAt: at,
      }),
      ...goesOn,
    ], [], at);
    return decided({ id });
  });
}
