import { insert, type Write } from 'db/dialect/writes';
import { accountByLoginName } from 'db/repositories/organisation/accountsPublic';
import { creditCodeTaken } from 'db/repositories/organisation/enterprises';
import { accounts, appointments, enterprises, persons, settings } from 'db/schema';
import { addPerson } from '~/domain/organisation/people/addPerson';
import { describeEnterprise, type EnterpriseProfile } from '~/domain/organisation/describeEnterprise';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import type { AppointedRole } from '~/domain/organisation/types';
import { type Actor, SYSTEM } from '~/domain/shared/actor';
import type { Json } from '~/domain/shared/canonical';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided } from '~/domain/shared/decision';
import { hashPassword } from '~/platform/host/passwords';
import { type Context, decide } from '../context';
import { appointmentBegins, personBegins } from '../organisation/people/beginnings';

/** Somebody who is appointed at the founding. */
export interface Appointed {
  readonly name: string;
  readonly roles: readonly AppointedRole[];
  /** Null for the director, who has an account already. */
  readonly account: { readonly loginName: string; readonly passwordHash: string } | null;
}

export interface CreateEnterpriseInput {
  readonly profile: EnterpriseProfile;
  /** The first 质量安全总监, who appoints everybody else. */
  readonly director: {
    readonly name: string;
    readonly loginName: string;
    readonly password: string;
    readonly mustChangePassword: boolean;
    readonly demo: boolean;
    readonly fromDay: Day;
  };
  /** Who acts; the program itself when nobody is there yet. */
  readonly actor?: Actor;
  /** What the factory has set when it begins, by the names of its rules. */
  readonly values?: Readonly<Record<string, Json>>;
  /** Who else is there from the first day on: appointed, with accounts, `accountId` null for the director's own. */
  readonly appointed?: readonly Appointed[];
  /** Writes outside the chain that must stand or fall with it: the setup link that was used. */
  readonly side?: readonly Write[];
}

export interface EnterpriseCreated {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly accountId: string;
}

/** Founds an enterprise with its settings, its first director and who is appointed with them. Events `enterprise.created`, the first of its chain, `person.added`, `appointment.made`. */
export async function createEnterprise(cx: Context, input: CreateEnterpriseInput): Promise<Decision<EnterpriseCreated, OrganisationRefusal>> {
  const { director } = input;
  const passwordHash = await hashPassword(director.password);
  return decide(async (): Promise<Decision<EnterpriseCreated, OrganisationRefusal>> => {
    const described = describeEnterprise(input.profile, await creditCodeTaken(cx.store.read, input.profile.creditCode));
    if (!described.ok) return described;
    const person = addPerson({ name: director.name, loginName: director.loginName, joinedOn: director.fromDay }, (await accountByLoginName(cx.store.read, director.loginName)) !== null);
    if (!person.ok) return person;
    const [enterpriseId, personId, accountId, appointmentId] = [cx.newId(), cx.newId(), cx.newId(), cx.newId()];
    const at = cx.now();
    const { fromDay } = director;
    const begins = (input.appointed ?? []).map(({ name, roles, account }) => {
      const id = account ? cx.newId() : personId;
      const row = account && { id: cx.newId(), ...account, mustChangePassword: true, demo: false, failures: 0, createdAt: at };
      return {
        row,
        steps: [
          ...(row ? [personBegins({ enterpriseId, id, accountId: row.id, name, joinedOn: fromDay })] : []),
          ...roles.map((role) => appointmentBegins({ enterpriseId, id, name, leftOn: null }, cx.newId(), { role, employment: 'fullTime', fromDay })),
        ],
      };
    });
    await cx.store.commit({
      enterpriseId,
      actor: input.actor ?? SYSTEM,
      at,
      build: () => ({
        steps: [
          {
            event: { type: 'enterprise.created', subject: { kind: 'enterprise', id: enterpriseId }, payload: { name: described.fact.name, director: director.name } },
            writes: [
              insert(enterprises, { ...described.fact, enterpriseId, createdAt: at, version: 1 }),
              insert(settings, { enterpriseId, values: { ...input.values }, version: 1 }),
              insert(persons, { enterpriseId, id: personId, accountId, name: director.name, joinedOn: director.fromDay, leftOn: null, version: 1 }),
              insert(appointments, { enterpriseId, id: appointmentId, personId, role: 'director', employment: 'fullTime', fromDay: director.fromDay, toDay: null, version: 1 }),
            ],
          },
          ...begins.flatMap(({ steps }) => steps),
        ],
        side: [
          insert(accounts, {
            id: accountId, loginName: person.fact.loginName, passwordHash, mustChangePassword: director.mustChangePassword, demo: director.demo, failures: 0, createdAt: at,
          }),
          ...begins.flatMap(({ row }) => (row ? [insert(accounts, row)] : [])),
          ...(input.side ?? []),
        ],
      }),
    });
    return decided({ enterpriseId, personId, accountId });
  });
}
