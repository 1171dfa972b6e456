import { createHash } from 'node:crypto';
import { Conflict } from 'db/dialect/store';
import { update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { isEmptyInstallation } from 'db/repositories/installation';
import { setupLinks } from 'db/schema';
import type { Address } from '~/domain/organisation/address';
import { tidyCreditCode } from '~/domain/organisation/creditCode';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import type { DutyFlags } from '~/domain/organisation/dutyScope';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { ROLE_NAMES } from '~/domain/organisation/words';
import type { Shift, WorkWeek } from '~/domain/rulepack/rules';
import type { Json } from '~/domain/shared/canonical';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { dayOf, millisecondsOf } from '~/domain/shared/instant';
import { hashPassword, newPassword } from '~/platform/host/passwords';
import type { Context } from '../context';
import { proposeLoginNames } from '../organisation/people/loginNames';
import { type HandedOver, handOver } from '../organisation/people/takeInPeople';
import { type Appointed, createEnterprise, type EnterpriseCreated } from './createEnterprise';

/** Who is 主要负责人 and who 质量安全员, by name, '' when not said; the founder's own name appoints the founder. `visited` is the address of this visit, to sign in at where none is set. */
interface NamedByFounder {
  readonly principal: string;
  readonly officer: string;
  readonly visited: Address;
}

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
  /** The shifts it works, by name; none when it works without, or the founder did not say. */
  readonly shifts?: readonly Shift[];
  /** What it makes or sells, as categories of the library. */
  readonly products?: readonly string[];
  /** Where people reach the program; null when not said, or the server says it. */
  readonly address?: Address | null;
  /** Who else is who; nobody when not said. */
  readonly named?: NamedByFounder;
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

/** Somebody named at the founding, with what they are handed. */
interface Named extends Appointed {
  readonly password: string;
}

/** Who is named besides the director, each person once, with an account where it is somebody else. */
async function namedBy(cx: Pick<Context, 'store'>, { directorName, loginName, named }: FoundingInput): Promise<Named[]> {
  const said = ([[named?.principal.trim() ?? '', 'principal'], [named?.officer.trim() ?? '', 'officer']] as const).filter(([name]) => name !== '');
  const names = [...new Set(said.map(([name]) => name))];
  const others = names.filter((name) => name !== directorName.trim());
  // A name without letters is signed in with as it is.
  const proposed = await proposeLoginNames(cx.store.read, others, [loginName]);
  return Promise.all(names.map(async (name): Promise<Named> => {
    const roles = said.flatMap(([one, role]) => (one === name ? [role] : []));
    if (!others.includes(name)) return { name, roles, account: null, password: '' };
    const password = newPassword();
    return { name, roles, account: { loginName: proposed[others.indexOf(name)] || tidyLoginName(name), passwordHash: await hashPassword(password) }, password };
  }));
}

/** What the factory has set from its first day on; what was not said is left to the rules. */
const valuesOf = ({ week, shifts = [], products = [], address }: FoundingInput, from: Day): Record<string, Json> => ({
  ...(week ? { workWeeks: [{ from, ...week, weekdays: [...week.weekdays] }] } : {}),
  ...(shifts.length > 0 ? { shiftPlans: [{ from, shifts: shifts.map((shift) => ({ ...shift })) }] } : {}),
  ...(products.length > 0 ? { products: [...products] } : {}),
  ...(address ? { address } : {}),
});

/**
 * Founds the first enterprise of an installation by its one-time link, with its director and who else was named; the link is spent in the same
 * write set. What the founder does not know stays unknown until the profile says it. Answers what is handed on paper to those who were named.
 */
export async function foundEnterprise(
  cx: Context, token: string, input: FoundingInput,
): Promise<Decision<EnterpriseCreated & { readonly handed: readonly HandedOver[] }, OrganisationRefusal | LinkRefusal>> {
  const state = await setupState(cx, token);
  if (state !== 'open') return refused({ code: 'linkShut', state });
  const named = await namedBy(cx, input);
  const links = await accountsOf(cx.store.read).openSetupLinks();
  const today = dayOf(cx.now());
  const found = (): ReturnType<typeof createEnterprise> =>
    createEnterprise(cx, {
      profile: {
        name: input.name, creditCode: tidyCreditCode(input.creditCode), activity: 'production', sizeField: 'production', staff: input.staff, turnover: input.turnover,
        region: input.region, ...input.duty,
      },
      director: { name: input.directorName, loginName: tidyLoginName(input.loginName), password: input.password, mustChangePassword: false, demo: false, fromDay: today },
      values: valuesOf(input, today),
      appointed: named,
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
    if (meanwhile) return refused(meanwhile);
    if (!founded.ok) return founded;
    const usable = cx.site.origin ?? input.address ?? input.named?.visited ?? '';
    const handed = named.flatMap(({ name, roles, account, password }) => (account ? [handOver({ name, titles: roles.map((role) => ROLE_NAMES[role]), loginName: account.loginName, password }, usable)] : []));
    return decided({ ...founded.fact, handed });
  } catch (error) {
    const meanwhile = error instanceof Conflict ? await shut() : null;
    if (!meanwhile) throw error;
    return refused(meanwhile);
  }
}
