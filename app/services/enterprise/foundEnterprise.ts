import { createHash } from 'node:crypto';
import { Conflict } from 'db/dialect/store';
import { update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { isEmptyInstallation } from 'db/repositories/installation';
import { setupLinks } from 'db/schema';
import { tidyCreditCode } from '~/domain/organisation/creditCode';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import type { DutyFlags } from '~/domain/organisation/dutyScope';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import type { WorkWeek } from '~/domain/rulepack/rules';
import { type Decision, refused } from '~/domain/shared/decision';
import { dayOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { createEnterprise, type EnterpriseCreated } from './createEnterprise';

export interface FoundingInput {
  readonly name: string;
  readonly creditCode: string;
  readonly region: string;
  /** Why the two orders speak to the unit, as far as its founder knows; all null when not. */
  readonly duty: DutyFlags;
  readonly staff: number | null;
  /** 万元, last year. */
  readonly turnover: number | null;
  /** The days of the week it works; null when the founder did not say. */
  readonly week: Omit<WorkWeek, 'from'> | null;
  readonly directorName: string;
  readonly loginName: string;
  readonly password: string;
}

/** Why a link founds nothing. */
export type LinkRefusal = { readonly code: 'linkShut'; readonly state: 'used' | 'expired' | 'unknown' };

const idOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Hours a one-time link opens; a later start of the program shows another. */
const LINK_HOURS = 24;

/** Whether no enterprise exists yet: the first is founded by the one-time link that the start of the program prints. */
export const nothingFounded = (cx: Pick<Context, 'store'>): Promise<boolean> => isEmptyInstallation(cx.store.read);

/** How a one-time link stands: `open`, `used` (by whoever founded here), `expired`, or `unknown`. */
export async function setupState(cx: Pick<Context, 'store' | 'now'>, token: string): Promise<'open' | 'used' | 'expired' | 'unknown'> {
  const link = await accountsOf(cx.store.read).setupLink(idOf(token));
  if (!link) return 'unknown';
  if (link.usedAt !== null || !(await isEmptyInstallation(cx.store.read))) return 'used';
  return millisecondsOf(cx.now()) - millisecondsOf(link.createdAt) > LINK_HOURS * 3_600_000 ? 'expired' : 'open';
}

/**
 * Founds the first enterprise of an installation by its one-time link, with its director; the link is spent in the same
 * write set. What the founder does not know stays unknown until the profile says it.
 */
export async function foundEnterprise(cx: Context, token: string, input: FoundingInput): Promise<Decision<EnterpriseCreated, OrganisationRefusal | LinkRefusal>> {
  const state = await setupState(cx, token);
  if (state !== 'open') return refused({ code: 'linkShut', state });
  const links = await accountsOf(cx.store.read).openSetupLinks();
  const today = dayOf(cx.now());
  const found = (): ReturnType<typeof createEnterprise> =>
    createEnterprise(cx, {
      profile: {
        name: input.name, creditCode: tidyCreditCode(input.creditCode), activity: 'production', sizeField: 'production', staff: input.staff, turnover: input.turnover,
        region: input.region, ...input.duty,
      },
      director: { name: input.directorName, loginName: tidyLoginName(input.loginName), password: input.password, mustChangePassword: false, demo: false, fromDay: today },
      week: input.week && { from: today, ...input.week },
      // Every link there is is spent with this one: two of them used at once found one enterprise.
      side: links.map(({ id }) => update(setupLinks, { id }, { usedAt: cx.now() }, { usedAt: null })),
    });
  /** What was refused, or met another, because somebody founded here meanwhile is told as that. */
  const shut = async (): Promise<LinkRefusal | null> => {
    const now = await setupState(cx, token);
    return now === 'open' ? null : { code: 'linkShut', state: now };
  };
  try {
    const founded = await found();
    const meanwhile = founded.ok ? null : await shut();
    return meanwhile ? refused(meanwhile) : founded;
  } catch (error) {
    const meanwhile = error instanceof Conflict ? await shut() : null;
    if (!meanwhile) throw error;
    return refused(meanwhile);
  }
}
