import { and, asc, eq, gt, like, ne, or, sql } from 'drizzle-orm';
import { actorOf } from '../../../app/domain/events/told';
import type { LaterAct } from '../../../app/domain/organisation/people/laterActs';
import type { Day } from '../../../app/domain/shared/day';
import { events } from '../../schema';
import type { Scope } from '../scope';

/** What somebody did after a day, counted by day, matter and the title acted under, the oldest first; what one did to oneself (joining) is left out. */
export async function actsAfter(scope: Scope, personId: string, day: Day): Promise<LaterAct[]> {
  const rows = await scope.read
    .select({ day: events.day, matter: events.subjectKind, actor: events.actor, count: sql<number>`count(*)` })
    .from(events)
    .where(and(eq(events.enterpriseId, scope.enterpriseId), gt(events.day, day), like(events.actor, `%"id":"${personId}"%`), or(ne(events.subjectKind, 'person'), ne(events.subjectId, personId))))
    .groupBy(events.day, events.subjectKind, events.actor)
    .orderBy(asc(events.day), asc(events.subjectKind));
  return rows.map(({ actor, count, ...row }) => ({ ...row, count: Number(count), title: actorOf(actor).title }));
}
