import type { Reader } from 'db/dialect/reader';
import { workbenchOf } from 'db/repositories/hazard/workbench';
import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { riskOf } from 'db/repositories/risk/risk';
import { type Scope, scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type FirstStep, firstSteps, stepAfter } from '~/domain/organisation/firstSteps';
import { rosterOn } from '~/domain/organisation/people/roster';
import type { NextStep } from '~/domain/shared/afterword';
import type { Day } from '~/domain/shared/day';

/** The steps of a factory that is new, as they stand; null once its first check was submitted. Nine queries, afterwards one. */
export async function firstStepsOf(scope: Scope, today: Day): Promise<readonly FirstStep[] | null> {
  const bench = workbenchOf(scope);
  if (await bench.anyCheck()) return null;
  const people = peopleOf(scope);
  const [enterprise, rules, appointments, holdings, all, versions] = await Promise.all([
    enterpriseOf(scope), rulesFor(scope), people.appointments(), people.holdings(), organisationOf(scope).posts(), riskOf(scope).versions(),
  ]);
  const posts = all.filter(({ closedOn }) => closedOn === null);
  const roster = rosterOn(appointments, holdings, today);
  return firstSteps({
    enterprise, rules, appointments, today, posts,
    unheld: posts.filter(({ id }) => roster.holdersOf(id).length === 0).map(({ name }) => name),
    draft: await bench.draftProgress(versions.find(({ publication }) => publication === null)?.id ?? ''),
    published: versions.some(({ publication }) => publication !== null),
  });
}

/** What whoever founds a factory does next; null where it is new no more. */
export async function nextFirstStep(cx: { readonly store: { readonly read: Reader } }, { enterpriseId, today }: Authorised<'settings.edit'>): Promise<NextStep | null> {
  const steps = await firstStepsOf(scopeOf(cx.store, enterpriseId), today);
  return steps && stepAfter(steps);
}
