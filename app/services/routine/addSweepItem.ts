import { insert } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { sweepOf } from 'db/repositories/routine/sweep';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { sweepItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type AddSweepRefusal, mayAdd, type SweepItem } from '~/domain/routine/sweep';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';
import { draftWrites } from './sweepOfWeek';

type Place = Pick<SweepItem, 'workshopId' | 'postId'>;

/** The open workshop or post of an id, '' for anywhere; null where there is none. */
async function placeOf(scope: Scope, id: string): Promise<Place | null> {
  if (id === '') return { workshopId: null, postId: null };
  const [workshop, post] = await Promise.all([organisationOf(scope).workshop(id), organisationOf(scope).post(id)]);
  if (post) return post.closedOn === null ? { workshopId: post.workshopId, postId: post.id } : null;
  return workshop && workshop.closedOn === null ? { workshopId: workshop.id, postId: null } : null;
}

/** Puts an item on the list of what the director sweeps each week, from this week on; `place` is a workshop, a post or ''. Event `sweepItem.added`. */
export function addSweepItem(cx: Context, permit: Authorised<'weekly.compile'>, input: { readonly content: string; readonly place: string }): Promise<Decision<{ id: string }, AddSweepRefusal>> {
  return decide<{ id: string }, AddSweepRefusal>(async () => {
    const { enterpriseId, actor, today, personId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [place, inForce, nameOf] = await Promise.all([placeOf(scope, input.place), sweepOf(scope).inForce(), sweepOf(scope).places()]);
    if (!place) return refused({ code: 'placeUnknown' });
    const content = input.content.trim();
    const free = mayAdd({ content, ...place }, inForce);
    if (!free.ok) return free;
    const [id, at] = [cx.newId(), cx.now()];
    const item: SweepItem = { id, content, ...place, enteredByName: actor.name, enteredAt: at, endedByName: null, endedAt: null, version: 1 };
    await record(cx, permit, { type: 'sweepItem.added', subject: { kind: 'sweepItem', id }, payload: { content, place: nameOf(place) } }, [
      insert(sweepItems, { enterpriseId, ...item, enteredBy: personId }),
      ...(await draftWrites(scope, today, [...inForce, item])),
    ], [], at);
    return decided({ id });
  });
}
