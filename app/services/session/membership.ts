import { scopeOf } from 'db/repositories/scope';
import { bureausBelow } from 'db/repositories/paper/bureaus';
import { accountsOf, type Membership } from 'db/repositories/organisation/accounts';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { standingOf } from 'db/repositories/organisation/standing';
import { authoriseOfficer, type RegulatorPermit } from '~/domain/supervision/authority';
import { authoriseEditor, type EditorPermit } from '~/domain/risk/library/libraryEdit';
import type { Standing } from '~/domain/organisation/types';
import type { Rules } from '~/domain/rulepack/rules';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { actIn, type SignedIn } from './sessions';

/** The factory a session acts in, and what its person may be there today. */
export interface Acting {
  readonly enterpriseId: string;
  readonly memberships: readonly Membership[];
  readonly standing: Standing;
  readonly title: string;
  readonly rules: Rules;
}

/** The factories the account belongs to today. */
export const membershipsOf = (cx: Pick<Context, 'store' | 'now'>, who: { readonly account: { readonly id: string } }): Promise<Membership[]> =>
  accountsOf(cx.store.read).memberships(who.account.id, dayOf(cx.now()));

/** Where a session begins: in the factory the account acted in last, else in the one it has belonged to longest. */
export const beginsIn = (memberships: readonly Membership[], lastEnterpriseId: string | null): Membership | null =>
  memberships.find(({ enterpriseId }) => enterpriseId === lastEnterpriseId) ?? memberships[0] ?? null;

/**
 * The factory the session acts in, as it was begun or switched: nothing else moves it, neither a new membership nor a new name. Null when
 * the account belongs to it no more, or belonged to none when the session began and has several now. A session that began in none and has one
 * now stays in that one. Five short queries at most, all by key.
 */
export async function actingOf(cx: Context, who: SignedIn): Promise<Acting | null> {
  const memberships = await membershipsOf(cx, who);
  const { actingEnterpriseId } = who.session;
  const chosen = actingEnterpriseId ? memberships.find(({ enterpriseId }) => enterpriseId === actingEnterpriseId) : memberships.length === 1 ? memberships[0] : undefined;
  if (!chosen) return null;
  if (!actingEnterpriseId) await actIn(cx, who, chosen);
  const scope = scopeOf(cx.store, chosen.enterpriseId);
  const [found, rules] = await Promise.all([standingOf(scope, chosen.personId, dayOf(cx.now())), rulesFor(scope)]);
  if (!found) return null;
  return { enterpriseId: chosen.enterpriseId, memberships, standing: found.standing, title: found.title, rules };
}

/** The regulator's officer behind an account; null when it is none. */
export async function officerOf(cx: Pick<Context, 'store'>, who: Pick<SignedIn, 'account'>): Promise<RegulatorPermit | null> {
  const found = await accountsOf(cx.store.read).officer(who.account.id);
  return found ? authoriseOfficer(found.officer, found.regulator, await bureausBelow(cx.store.read, found.regulator.id)) : null;
}

/** The platform editor behind an account; null when it is none. */
export async function editorOf(cx: Pick<Context, 'store'>, who: Pick<SignedIn, 'account'>): Promise<EditorPermit | null> {
  const found = await accountsOf(cx.store.read).editor(who.account.id);
  return found ? authoriseEditor(found) : null;
}
