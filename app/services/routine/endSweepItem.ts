import { update } from 'db/dialect/writes';
import { sweepOf } from 'db/repositories/routine/sweep';
import { scopeOf } from 'db/repositories/scope';
import { sweepItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { EndSweepRefusal } from '~/domain/routine/sweep';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';
import { draftWrites } from './sweepOfWeek';

/** Takes an item off the list of what the director sweeps, from this week on; reports that answered it keep it. Event `sweepItem.ended`. */
export function endSweepItem(cx: Context, permit: Authorised<'weekly.compile'>, id: string): Promise<Decision<{ id: string }, EndSweepRefusal>> {
  return decide<{ id: string }, EndSweepRefusal>(async () => {
    const { enterpriseId, actor, today } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [item, inForce, nameOf] = await Promise.all([sweepOf(scope).byId(id), sweepOf(scope).inForce(), sweepOf(scope).places()]);
    if (!item) return refused({ code: 'notFound' });
    if (item.endedAt !== null) return refused({ code: 'alreadyEnded', by: item.endedByName ?? '', on: item.endedAt });
    const at = cx.now();
    await record(cx, permit, { type: 'sweepItem.ended', subject: { kind: 'sweepItem', id }, payload: { content: item.content, place: nameOf(item) } }, [
      update(sweepItems, { enterpriseId, id }, { endedByName: actor.name, endedAt: at, version: item.version + 1 }, { version: item.version }),
      ...(await draftWrites(scope, today, inForce.filter((one) => one.id !== id))),
    ], [], at);
    return decided({ id });
  });
}
