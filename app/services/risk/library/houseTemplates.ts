import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { accountsOf, type Membership } from 'db/repositories/organisation/accounts';
import { peopleOf } from 'db/repositories/organisation/people';
import { standingOf } from 'db/repositories/organisation/standing';
import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, authorise } from '~/domain/organisation/access/authority';
import { limitsOf } from '~/domain/organisation/access/sessionLife';
import { type HouseTemplate, houseTemplate } from '~/domain/risk/library/houseTemplate';
import type { Context } from '../../context';

/** The list in force of a factory with its posts and standard, as a template; null for who does not see all of it. */
export async function houseTemplateOf(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>): Promise<HouseTemplate | null> {
  if (permit.reach !== 'enterprise') return null;
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const [{ name }, published, places, standard] = await Promise.all([enterpriseOf(scope), risk.latestPublished(), placesOf(scope), riskStandardsOf(scope).current()]);
  return houseTemplate(name, published ? await risk.itemsOf(published.id) : [], places, standard);
}

/**
 * The other factories of somebody's account with a permit to see the whole list there: under the post they hold there, and where a second factor is asked for
 * only if it was asked for here too.
 */
export async function otherHouses(cx: Pick<Context, 'store'>, { enterpriseId, personId, standing, today }: Authorised<'risk.edit'>): Promise<(Membership & { readonly permit: Authorised<'risk.view'> })[]> {
  const own = scopeOf(cx.store, enterpriseId);
  const [persons, rules] = await Promise.all([peopleOf(own).persons(), rulesFor(own)]);
  const accountId = persons.find(({ id }) => id === personId)?.accountId;
  if (!accountId) return [];
  const here = limitsOf(rules, standing.roles).secondFactor;
  const others = (await accountsOf(cx.store.read).memberships(accountId, today)).filter((one) => one.enterpriseId !== enterpriseId);
  const seen = await Promise.all(others.map(async (one) => {
    const scope = scopeOf(cx.store, one.enterpriseId);
    const [found, theirs] = await Promise.all([standingOf(scope, one.personId, today), rulesFor(scope)]);
    const permit = found && authorise(one.enterpriseId, found.standing, found.title, today, 'risk.view');
    return permit?.reach === 'enterprise' && (here || !limitsOf(theirs, permit.standing.roles).secondFactor) ? [{ ...one, permit }] : [];
  }));
  return seen.flat();
}
