import { and, asc, eq, gte, inArray, like, notInArray, or } from 'drizzle-orm';
import { actorOf } from '../../../app/domain/events/told';
import type { Entered, UndoKind } from '../../../app/domain/organisation/undo';
import type { Instant } from '../../../app/domain/shared/instant';
import { accounts, events, invitations, persons, sessions } from '../../schema';
import type { Scope } from '../scope';

/** Events by which something is entered. */
const BEGINNINGS: Readonly<Record<UndoKind, string>> = { person: 'person.added', workshop: 'workshop.opened', team: 'team.opened', post: 'post.opened' };
/** Events about itself that are no use of it: they go with it. */
const ITS_OWN: Readonly<Record<UndoKind, readonly string[]>> = {
  person: ['person.added', 'holding.begun', 'appointment.made', 'person.phoneSet', 'person.passwordIssued'],
  workshop: ['workshop.opened', 'workshop.renamed', 'workshop.moved'],
  team: ['team.opened', 'team.renamed', 'team.moved'],
  post: ['post.opened', 'post.renamed', 'post.moved', 'post.dueTimeSet'],
};

/** Whether an account was ever signed in with, or is known to anybody else: a session, a password of its own, another factory. */
async function isInUse(scope: Scope, personId: string): Promise<boolean> {
  const [person] = await scope.read
    .select({ accountId: persons.accountId, own: accounts.mustChangePassword })
    .from(persons).innerJoin(accounts, eq(accounts.id, persons.accountId))
    .where(and(eq(persons.enterpriseId, scope.enterpriseId), eq(persons.id, personId)));
  if (!person) return false;
  const [open, members, asked] = await Promise.all([
    scope.read.$count(sessions, eq(sessions.accountId, person.accountId)),
    scope.read.$count(persons, eq(persons.accountId, person.accountId)),
    scope.read.$count(invitations, eq(invitations.accountId, person.accountId)),
  ]);
  return !person.own || open > 0 || members > 1 || asked > 0;
}

/** What was entered in a factory, told by its chain: every row that names it was told since, so nothing else has to be looked through. */
export const enteredOf = (scope: Scope) => ({
  /** Those of a kind that were entered since a moment, the first first: their ids. */
  async since(kind: UndoKind, from: Instant): Promise<string[]> {
    const rows = await scope.read.select({ id: events.subjectId }).from(events)
      .where(and(eq(events.enterpriseId, scope.enterpriseId), eq(events.subjectKind, kind), eq(events.type, BEGINNINGS[kind]), gte(events.at, from))).orderBy(asc(events.seq));
    return rows.map(({ id }) => id);
  },
  /** When and by what something was entered, and what has named it since; null for what was not entered so. Four queries at most. */
  async of(kind: UndoKind, id: string, name: string): Promise<Entered | null> {
    const [begun] = await scope.read.select({ seq: events.seq, at: events.at }).from(events)
      .where(and(eq(events.enterpriseId, scope.enterpriseId), eq(events.subjectKind, kind), eq(events.subjectId, id), eq(events.type, BEGINNINGS[kind]))).orderBy(asc(events.seq)).limit(1);
    if (!begun) return null;
    const since = and(eq(events.enterpriseId, scope.enterpriseId), gte(events.seq, begun.seq));
    const undone = (await scope.read.select({ id: events.subjectId }).from(events).where(and(since, inArray(events.type, ['person.undone', 'workshop.undone', 'team.undone', 'post.undone'])))).map((row) => row.id);
    const named = await scope.read.select({ type: events.type, at: events.at, actor: events.actor, subjectId: events.subjectId }).from(events)
      .where(and(since, or(like(events.payload, `%${id}%`), like(events.changes, `%${id}%`), eq(events.subjectId, id)), undone.length > 0 ? notInArray(events.subjectId, undone) : undefined)).orderBy(asc(events.seq));
    const uses = named.filter(({ type, subjectId }) => !(subjectId === id && ITS_OWN[kind].includes(type)) && type !== 'workshop.moved');
    return { name, at: begun.at, uses: uses.map(({ type, at, actor }) => ({ type, at, by: actorOf(actor).name })), signedIn: kind === 'person' && (await isInUse(scope, id)) };
  },
});
