import { insert } from 'db/dialect/writes';
import { calendarOf } from 'db/repositories/routine/calendar';
import { checksOf } from 'db/repositories/routine/checks';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { stopDays } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { declareStop as decideStop, type StopRefusal } from '~/domain/routine/stops';
import type { StopDays } from '~/domain/routine/types';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Declares days without production (停产) for a workshop or, with `workshopId` null, for the whole factory. */
export async function declareStop(cx: Context, permit: Authorised<'calendar.declareStop'>, input: StopDays): Promise<Decision<{ id: string }, StopRefusal>> {
  const { enterpriseId } = permit;
  const scope = scopeOf(cx.store, enterpriseId);
  return decide<{ id: string }, StopRefusal>(async () => {
    const [workshops, posts, { stops }, records] = await Promise.all([
      organisationOf(scope).workshops(),
      organisationOf(scope).posts(),
      calendarOf(scope).working(),
      input.fromDay <= input.toDay ? checksOf(scope).between(input.fromDay, input.toDay) : [],
    ]);
    const workshop = workshops.find(({ id }) => id === input.workshopId);
    if (input.workshopId !== null && !workshop) return refused({ code: 'workshopUnknown' });
    const inside = new Set(posts.filter(({ workshopId }) => input.workshopId === null || workshopId === input.workshopId).map(({ id }) => id));
    const decision = decideStop(input, stops, records.find(({ postId }) => inside.has(postId)) ?? null);
    if (!decision.ok) return decision;
    const id = cx.newId();
    const at = cx.now();
    const { workshopId, fromDay, toDay, reason } = decision.fact;
    await record(cx, permit, { type: 'stop.declared', subject: { kind: 'stop', id }, payload: { workshopName: workshop?.name ?? null, fromDay, toDay, reason } }, [
      insert(stopDays, { enterpriseId, id, workshopId, fromDay, toDay, reason, declaredBy: permit.personId, declaredAt: at, withdrawnAt: null, version: 1 }),
    ], [], at);
    return decided({ id });
  });
}
