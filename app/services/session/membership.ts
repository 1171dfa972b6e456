import { scopeOf } from 'db/repositories/scope';
import { accountsOf, type Membership } from 'db/repositories/accounts';
import { rulesFor } from 'db/repositories/enterprises';
import { standingOf } from 'db/repositories/standing';
import { authoriseOfficer, type RegulatorLeave } from '~/domain/supervision/authority';
import { authoriseEditor, type EditorLeave } from '~/domain/risk/libraryEdit';
import type { Standing } from '~/domain/organisation/types';
import type { Rules } from '~/domain/rulepack/rules';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import type { SignedIn } from './sessions';

/** The factory a session acts in, and what its person may be there today. */
export interface Acting {
  readonly enterpriseId: string;
  readonly memberships: readonly Membership[];
  readonly standing: Standing;
  readonly title: string;
  readonly rules: Rules;
}

/**
 * The factory the session chose, else the first the person belongs to; null when the account belongs to none.
 * Five short queries at most, all of them by key.
 */
export async function actingOf(cx: Context, who: SignedIn): Promise<Acting | null> {
  const memberships = await accountsOf(cx.store.read).memberships(who.account.id);
  const chosen = memberships.find((one) => one.enterpriseId === who.session.actingEnterpriseId) ?? memberships[0];
  if (!chosen) return null;
  const scope = scopeOf(cx.store, chosen.enterpriseId);
  const found = await standingOf(scope, chosen.personId, dayOf(cx.now()));
  if (!found) return null;
  return { enterpriseId: chosen.enterpriseId, memberships, standing: found.standing, title: found.title, rules: await rulesFor(scope) };
}

/** The regulator's officer behind an account; null when it is none. */
export async function officerOf(cx: Context, who: SignedIn): Promise<RegulatorLeave | null> {
  const found = await accountsOf(cx.store.read).officer(who.account.id);
  return found ? authoriseOfficer(found.officer, found.regulator) : null;
}

/** The platform editor behind an account; null when it is none. */
export async function editorOf(cx: Pick<Context, 'store'>, who: SignedIn): Promise<EditorLeave | null> {
  const found = await accountsOf(cx.store.read).editor(who.account.id);
  return found ? authoriseEditor(found) : null;
}
