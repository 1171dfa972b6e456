import { update } from 'db/dialect/writes';
import { calendarOf } from 'db/repositories/routine/calendar';
import { scopeOf } from 'db/repositories/scope';
import { stopDays } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { StopRefusal } from '~/domain/routine/stops';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';
import { restartWrites } from './recordChange';

/** Withdraws a declared stop; its days owe again what the list says, and the declaration stays on file. One that runs today ends by it: the posts restart. */
export async function withdrawStop(cx: Context, permit: Authorised<'calendar.declareStop'>, id: string): Promise<Decision<{ id: string }, StopRefusal>> {
  const { enterpriseId } = permit;
  return decide<{ id: string }, StopRefusal>(async () => {
    const scope = scopeOf(cx.store, enterpriseId);
    const stop = await calendarOf(scope).byId(id);
    if (!stop) return refused({ code: 'notFound' });
    if (stop.withdrawnAt) return refused({ code: 'stopWithdrawn' });
    const at = cx.now();
    const restarts = await restartWrites(cx, permit, scope, stop, at);
    await record(cx, permit, { type: 'stop.withdrawn', subject: { kind: 'stop', id }, payload: { fromDay: stop.fromDay, toDay: stop.toDay } }, [
      update(stopDays, { enterpriseId, id }, { withdrawnAt: at, version: stop.version + 1 }, { version: stop.version }),
      ...restarts,
    ], [], at);
    return decided({ id });
  });
}
