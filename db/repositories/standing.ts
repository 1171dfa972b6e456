import { and, asc, eq } from 'drizzle-orm';
import { type NamedHolding, standingOn } from '../../app/domain/organisation/standing';
import type { Standing } from '../../app/domain/organisation/types';
import type { Day } from '../../app/domain/shared/day';
import { appointments, persons, postHoldings, posts, workshops } from '../schema';
import type { Scope } from './scope';

/**
 * What a person of the enterprise may be on a day, with the title to act under; null when unknown here, not yet
 * joined, or left. Two queries, however long the person's history is.
 */
export async function standingOf(scope: Scope, personId: string, day: Day): Promise<{ standing: Standing; title: string } | null> {
  const [rows, holdings] = await Promise.all([
    scope.read
      .select({ id: persons.id, name: persons.name, joinedOn: persons.joinedOn, leftOn: persons.leftOn, role: appointments.role, fromDay: appointments.fromDay, toDay: appointments.toDay })
      .from(persons)
      .leftJoin(appointments, and(eq(appointments.enterpriseId, persons.enterpriseId), eq(appointments.personId, persons.id)))
      .where(and(eq(persons.enterpriseId, scope.enterpriseId), eq(persons.id, personId))),
    holdingsNamed(scope, personId),
  ]);
  const [person] = rows;
  if (!person) return null;
  const appointed = rows.flatMap(({ role, fromDay, toDay }) => (role && fromDay ? [{ role, fromDay, toDay }] : []));
  return standingOn(person, appointed, holdings, day);
}

async function holdingsNamed(scope: Scope, personId: string): Promise<NamedHolding[]> {
  return scope.read
    .select({
      role: postHoldings.role,
      workshopId: postHoldings.workshopId,
      postId: postHoldings.postId,
      fromDay: postHoldings.fromDay,
      toDay: postHoldings.toDay,
      workshopName: workshops.name,
      postName: posts.name,
    })
    .from(postHoldings)
    .innerJoin(workshops, and(eq(workshops.enterpriseId, postHoldings.enterpriseId), eq(workshops.id, postHoldings.workshopId)))
    .leftJoin(posts, and(eq(posts.enterpriseId, postHoldings.enterpriseId), eq(posts.id, postHoldings.postId)))
    .where(and(eq(postHoldings.enterpriseId, scope.enterpriseId), eq(postHoldings.personId, personId)))
    .orderBy(asc(postHoldings.fromDay), asc(postHoldings.id));
}
