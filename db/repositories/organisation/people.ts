import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { NamedHolding } from '../../../app/domain/organisation/people/standing';
import type { Appointment, Person, PostHolding, Standing, Versioned } from '../../../app/domain/organisation/types';
import type { Day } from '../../../app/domain/shared/day';
import { prepared } from '../../dialect/prepared';
import { accounts, appointments, persons, postHoldings, posts, workshops } from '../../schema';
import type { Scope } from '../scope';
import { standingOf } from './standing';

/** An appointment with the paper it rests on and the name of the person. */
export interface AppointmentOnFile extends Versioned<Appointment> {
  readonly personName: string;
  readonly paperHash: string | null;
  readonly paperName: string | null;
}

/** A holding with the names it is printed under. */
export interface HoldingOnFile extends Versioned<PostHolding>, Pick<NamedHolding, 'workshopName' | 'postName'> {
  readonly personName: string;
}

const PERSON = { id: persons.id, accountId: persons.accountId, name: persons.name, joinedOn: persons.joinedOn, leftOn: persons.leftOn, phone: persons.phone, version: persons.version };

const allPersons = prepared((read) =>
  read.select(PERSON).from(persons).where(eq(persons.enterpriseId, sql.placeholder('enterpriseId'))).orderBy(asc(persons.joinedOn), asc(persons.id)).prepare(),
);

/** Finders over the people of one factory, those who left included. */
export const peopleOf = (scope: Scope) => {
  const personsWhere = (where: SQL): Promise<Versioned<Person>[]> =>
    Promise.resolve(scope.read.select(PERSON).from(persons).where(and(eq(persons.enterpriseId, scope.enterpriseId), where)).orderBy(asc(persons.joinedOn), asc(persons.id)));
  const appointmentsWhere = (where?: SQL): Promise<AppointmentOnFile[]> =>
    Promise.resolve(
      scope.read
        .select({
          id: appointments.id,
          personId: appointments.personId,
          personName: persons.name,
          role: appointments.role,
          employment: appointments.employment,
          fromDay: appointments.fromDay,
          toDay: appointments.toDay,
          paperHash: appointments.paperHash,
          paperName: appointments.paperName,
          version: appointments.version,
        })
        .from(appointments)
        .innerJoin(persons, and(eq(persons.enterpriseId, appointments.enterpriseId), eq(persons.id, appointments.personId)))
        .where(and(eq(appointments.enterpriseId, scope.enterpriseId), where))
        .orderBy(desc(appointments.fromDay), desc(appointments.id)),
    );
  const holdingsWhere = (where?: SQL): Promise<HoldingOnFile[]> =>
    Promise.resolve(
      scope.read
        .select({
          id: postHoldings.id,
          personId: postHoldings.personId,
          personName: persons.name,
          role: postHoldings.role,
          workshopId: postHoldings.workshopId,
          workshopName: workshops.name,
          postId: postHoldings.postId,
          postName: posts.name,
          standsInFor: postHoldings.standsInFor,
          fromDay: postHoldings.fromDay,
          toDay: postHoldings.toDay,
          version: postHoldings.version,
        })
        .from(postHoldings)
        .innerJoin(persons, and(eq(persons.enterpriseId, postHoldings.enterpriseId), eq(persons.id, postHoldings.personId)))
        .innerJoin(workshops, and(eq(workshops.enterpriseId, postHoldings.enterpriseId), eq(workshops.id, postHoldings.workshopId)))
        .leftJoin(posts, and(eq(posts.enterpriseId, postHoldings.enterpriseId), eq(posts.id, postHoldings.postId)))
        .where(and(eq(postHoldings.enterpriseId, scope.enterpriseId), where))
        .orderBy(desc(postHoldings.fromDay), desc(postHoldings.id)),
    );
  return {
    persons: async (): Promise<Versioned<Person>[]> => allPersons(scope.read).execute({ enterpriseId: scope.enterpriseId }),
    person: async (id: string): Promise<Versioned<Person> | null> => (await personsWhere(eq(persons.id, id)))[0] ?? null,
    /** The person an account is in this factory. */
    personOfAccount: async (accountId: string): Promise<Versioned<Person> | null> => (await personsWhere(eq(persons.accountId, accountId)))[0] ?? null,
    appointments: () => appointmentsWhere(),
    appointment: async (id: string): Promise<AppointmentOnFile | null> => (await appointmentsWhere(eq(appointments.id, id)))[0] ?? null,
    appointmentsOf: (personId: string) => appointmentsWhere(eq(appointments.personId, personId)),
    holdings: () => holdingsWhere(),
    holding: async (id: string): Promise<HoldingOnFile | null> => (await holdingsWhere(eq(postHoldings.id, id)))[0] ?? null,
    holdingsOf: (personId: string) => holdingsWhere(eq(postHoldings.personId, personId)),
    holdingsOfWorkshop: (workshopId: string) => holdingsWhere(eq(postHoldings.workshopId, workshopId)),
    holdingsOfPost: (postId: string) => holdingsWhere(eq(postHoldings.postId, postId)),
    /** Sign-in names by person, for the people page. */
    async loginNames(): Promise<Map<string, string>> {
      const rows = await scope.read
        .select({ id: persons.id, loginName: accounts.loginName })
        .from(persons)
        .innerJoin(accounts, eq(accounts.id, persons.accountId))
        .where(eq(persons.enterpriseId, scope.enterpriseId));
      return new Map(rows.map((row) => [row.id, row.loginName]));
    },
    standingOf: (personId: string, day: Day): Promise<{ standing: Standing; title: string } | null> => standingOf(scope, personId, day),
  };
};
