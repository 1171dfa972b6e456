import type { Store } from 'db/dialect/store';
import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { type AppointmentOnFile, peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { missingRoles, staffingNeeds } from '~/domain/organisation/people/staffing';
import { staffingSentence } from '~/domain/organisation/people/staffingWords';
import { lastsOn, leftBefore } from '~/domain/organisation/people/stretches';
import { APPOINTED_ROLES, type AppointedRole } from '~/domain/organisation/types';
import type { Day } from '~/domain/shared/day';

export interface AppointmentsPage {
  readonly today: Day;
  readonly roles: readonly {
    readonly role: AppointedRole;
    readonly required: boolean | null;
    readonly missing: boolean;
    /** The rule in words, with where it comes from. */
    readonly rule: string;
    readonly appointments: readonly (Pick<AppointmentOnFile, 'id' | 'personId' | 'personName' | 'employment' | 'fromDay' | 'toDay' | 'paperHash' | 'paperName'> & { readonly inOffice: boolean })[];
  }[];
  /** People who can be appointed. */
  readonly people: readonly { readonly value: string; readonly label: string }[];
}

/** The three roles with who holds and held them, their papers, and what the rules ask for. Five queries. */
export async function appointmentsPage(cx: { store: Store }, permit: Authorised<'organisation.view'>): Promise<AppointmentsPage> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const people = peopleOf(scope);
  const [enterprise, rules, appointments, persons] = await Promise.all([enterpriseOf(scope), rulesFor(scope), people.appointments(), people.persons()]);
  const needs = staffingNeeds(enterprise, rules);
  const missing = missingRoles(needs, appointments, permit.today);
  return {
    today: permit.today,
    roles: APPOINTED_ROLES.flatMap((role) => needs.filter((need) => need.role === role)).map((need) => ({
      role: need.role,
      required: need.required,
      missing: missing.includes(need),
      rule: staffingSentence(need),
      appointments: appointments
        .filter(({ role }) => role === need.role)
        .map(({ id, personId, personName, employment, fromDay, toDay, paperHash, paperName }) => ({
          id, personId, personName, employment, fromDay, toDay, paperHash, paperName, inOffice: lastsOn({ fromDay, toDay }, permit.today),
        })),
    })),
    people: persons.filter(({ leftOn }) => !leftBefore(leftOn, permit.today)).map(({ id, name }) => ({ value: id, label: name })),
  };
}
