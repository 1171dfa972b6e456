import { accountsOf } from 'db/repositories/organisation/accounts';
import { asksFor, type Assured, freshIn, type Signs } from '~/domain/organisation/access/assurance';
import type { AccessRules } from '~/domain/rulepack/rules';
import type { Context } from '~/services/context';

/** Whoever is signed in. */
interface Signer {
  readonly account: { readonly id: string };
  readonly session: Assured;
}

/** What a page with something to sign knows of its signer. */
export interface SigningView {
  /** Signatures here must be confirmed. */
  readonly confirms: boolean;
  /** A signing code or password is asked for now: the signature must be confirmed, and nothing was shown lately. */
  readonly asks: boolean;
  readonly hasPin: boolean;
  /** Ids of the keys in the signer's devices. */
  readonly keys: readonly string[];
}

/** What whoever is signed in is asked for when they sign. Two queries. */
export async function signingView(cx: Pick<Context, 'store' | 'now'>, { account, session }: Signer, rules: AccessRules, signs: Signs): Promise<SigningView> {
  const find = accountsOf(cx.store.read);
  const [stored, keys] = await Promise.all([find.byId(account.id), find.deviceKeys(account.id)]);
  const confirms = asksFor(signs, rules, session);
  return {
    confirms,
    asks: confirms && freshIn(session, rules, cx.now()) === null,
    hasPin: (stored?.pinHash ?? null) !== null,
    keys: keys.map(({ id }) => id),
  };
}
