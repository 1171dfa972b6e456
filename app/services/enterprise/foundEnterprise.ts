import { createHash } from 'node:crypto';
import { update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/accounts';
import { isEmptyInstallation } from 'db/repositories/installation';
import { setupLinks } from 'db/schema';
import { tidyCreditCode } from '~/domain/organisation/creditCode';
import { tidyLoginName } from '~/domain/organisation/addPerson';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { createEnterprise, type EnterpriseCreated } from './createEnterprise';

export interface FoundingInput {
  readonly name: string;
  readonly creditCode: string;
  readonly region: string;
  readonly directorName: string;
  readonly loginName: string;
  readonly password: string;
}

const idOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether a one-time link still opens: known, unused, and nothing founded yet. */
export async function setupIsOpen(cx: Pick<Context, 'store'>, token: string): Promise<boolean> {
  const link = await accountsOf(cx.store.read).setupLink(idOf(token));
  return link !== null && link.usedAt === null && (await isEmptyInstallation(cx.store.read));
}

/**
 * Founds the first enterprise of an installation by its one-time link, with its director; the link is spent in the same
 * write set. Size and product basis start at the smallest and are completed in the profile.
 */
export async function foundEnterprise(cx: Context, token: string, input: FoundingInput): Promise<Decision<EnterpriseCreated, OrganisationRefusal | { readonly code: 'linkUsed' }>> {
  if (!(await setupIsOpen(cx, token))) return refused({ code: 'linkUsed' });
  const today = dayOf(cx.now());
  return createEnterprise(cx, {
    profile: {
      name: input.name, creditCode: tidyCreditCode(input.creditCode), activity: 'production', sizeField: 'production', staff: 0, turnover: 0,
      region: input.region, licensed: false, certified: false, mandatoryStandard: false,
    },
    director: { name: input.directorName, loginName: tidyLoginName(input.loginName), password: input.password, mustChangePassword: false, demo: false, fromDay: today },
    side: [update(setupLinks, { id: idOf(token) }, { usedAt: cx.now() }, { usedAt: null })],
  });
}
