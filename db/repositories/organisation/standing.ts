import { and, asc, eq, sql } from 'drizzle-orm';
import { standingOn } from '../../../app/domain/organisation/people/standing';
import type { Standing } from '../../../app/domain/organisation/types';
import type { Day } from '../../../app/domain/shared/day';
import { prepared } from '../../dialect/prepared';
import { appointments, persons, postHoldings, posts, workshops } from '../../schema';
import type { Scope } from '../scope';

const personWithAppointments = prepared((read) =>
  read
    .select({ id: persons.id, name: persons.name, joinedOn: persons.joinedOn, leftOn: persons.leftOn, role: appointments.role, fromDay: appointments.fromDay, toDay: appointments.toDay })
    .from(persons)
    .leftJoin(appointments, and(eq(appointments.enterpriseId, persons.enterpriseId), eq(appointments.personId, persons.id)))
    .where(and(eq(persons.enterpriseId, sql.placeholder('enterpriseId')), eq(persons.id, sql.placeholder('personId'))))
    .prepare(),
);
const holdingsWithNames = prepared((read) =>
  read
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
    .where(and(eq(postHoldings.enterpriseId, sql.placeholder('enterpriseId')), eq(postHoldings.personId, sql.placeholder('personId'))))
    .orderBy(asc(postHoldings.fromDay), asc(postHoldings.id))
    .prepare(),
);

/**
 * What a person of the enterprise may be on a day, with the title to act under; null when unknown here, not yet
 * joined, or left. Two queries, however long the person's history is.
 */
export async function standingOf(scope: Scope, personId: string, day: Day): Promise<{ standing: Standing; title: string } | null> {
  const key = { enterpriseId: scope.enterpriseId, personId };
  const [rows, holdings] = await Promise.all([
    personWithAppointments(scope.read).execute(key),
    holdingsWithNames(scope.read).execute(key),
  ]);
  const [person] = rows;
  if (!person) return null;
  const appointed = rows.flatMap(({ role, fromDay, toDay }) => (role && fromDay ? [{ role, fromDay, toDay }] : []));
  return standingOn(person, appointed, holdings, day);
}
