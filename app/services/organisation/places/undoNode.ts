import { remove } from 'db/dialect/writes';
import { chainHeadOf } from 'db/repositories/chainHead';
import { enteredOf } from 'db/repositories/organisation/entered';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { posts, teams, workshops } from 'db/schema';
import type { NewEvent } from '~/domain/events/event';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { undo } from '~/domain/organisation/undo';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { recordAll } from '../../record';
import { FINDERS, type Nodes } from './nodeVerb';

const TABLES = { workshop: workshops, team: teams, post: posts } as const;

/** Takes a workshop, team or post back that was opened by mistake within the hour and that nobody has used; its name is free again. It holds only while nobody else writes. Events `post.undone`. */
export async function undoNode(cx: Context, permit: Authorised<'organisation.manage'>, kind: keyof Nodes, id: string): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const { seq } = await chainHeadOf(scope);
    const node = await FINDERS[kind](organisationOf(scope), id);
    const entered = node && (await enteredOf(scope).of(kind, id, node.name));
    if (!entered) return refused({ code: 'notFound' });
    const decision = undo(entered, cx.now());
    if (!decision.ok) return decision;
    const event: NewEvent = { type: `${kind}.undone`, subject: { kind, id }, payload: { name: node.name } };
    await recordAll(cx, permit, [{ event, writes: [remove(TABLES[kind], { enterpriseId, id }, { version: node.version })] }], [], cx.now(), seq);
    return decided({ id });
  });
}
