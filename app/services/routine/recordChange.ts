import { insert, type Write } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { postChanges } from 'db/schema';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { Post } from '~/domain/organisation/types';
import type { ChangeKind, RiskItem } from '~/domain/risk/types';
import { asksAt, type ChangeRefusal } from '~/domain/routine/changes';
import type { Day } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { Instant } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { record } from '../record';

/** The items of the list in force that a change at some posts asks for. */
async function asked(scope: Scope, today: Day, posts: readonly Post[], of: { readonly kind: ChangeKind; readonly byItself: boolean }): Promise<readonly RiskItem[]> {
  const version = await riskOf(scope).publishedOn(today);
  const items = version ? await riskOf(scope).itemsOf(version.id) : [];
  return items.filter((item) => posts.some(({ id }) => id === item.postId) && asksAt(item, of));
}

/** Records what changed at a post (更换供应商、更换原材料、工艺变更、复产): its items of that event are asked from the next sheet that is opened on. Event `post.changed`. */
export function recordChange(
  cx: Context, permit: Authorised<'gap.explain'>, { postId, kind, note }: { readonly postId: string; readonly kind: ChangeKind; readonly note: string },
): Promise<Decision<{ id: string; items: number }, ChangeRefusal>> {
  return decide<{ id: string; items: number }, ChangeRefusal>(async () => {
    const { enterpriseId, actor, today } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const post = await organisationOf(scope).post(postId);
    if (!post || post.closedOn !== null || !covers(permit, { workshopId: post.workshopId, postId })) return refused({ code: 'notFound' });
    const items = await asked(scope, today, [post], { kind, byItself: false });
    if (items.length === 0) return refused({ code: 'nothingAsked', postName: post.name });
    const [id, at] = [cx.newId(), cx.now()];
    await record(cx, permit, { type: 'post.changed', subject: { kind: 'post', id: postId }, payload: { posts: [post.name], kind, note: note.trim(), items: items.length } }, [
      insert(postChanges, { enterpriseId, id, postId, kind, note: note.trim(), stopId: null, recordedBy: permit.personId, recordedByName: actor.name, recordedAt: at }),
    ], [], at);
    return decided({ id, items: items.length });
  });
}

/** The restart of the posts of a stop that is withdrawn while it runs, as far as something is asked of them then: one row for each. */
export async function restartWrites(
  cx: Pick<Context, 'newId'>, { enterpriseId, personId, actor, today }: Pick<Authorised<'calendar.declareStop'>, 'enterpriseId' | 'personId' | 'actor' | 'today'>, scope: Scope,
  stop: { readonly id: string; readonly workshopId: string | null; readonly fromDay: Day; readonly toDay: Day }, at: Instant,
): Promise<Write[]> {
  if (stop.fromDay > today || today > stop.toDay) return [];
  const posts = (await organisationOf(scope).posts()).filter((post) => post.closedOn === null && (stop.workshopId === null || post.workshopId === stop.workshopId));
  const restarted = new Set((await asked(scope, today, posts, { kind: 'restart', byItself: true })).map(({ postId }) => postId));
  return [...restarted].map((postId) =>
    insert(postChanges, { enterpriseId, id: cx.newId(), postId, kind: 'restart', note: '停产申报提前撤销', stopId: stop.id, recordedBy: personId, recordedByName: actor.name, recordedAt: at }));
}
