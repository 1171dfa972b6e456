import { insert, update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { sessions, signatureProofs } from 'db/schema';
import { asksFor, type Confirmation, freshIn, type Signs } from '~/domain/organisation/access/assurance';
import type { ConfirmRefusal } from '~/domain/organisation/access/confirmRefusals';
import type { AccessRules } from '~/domain/rulepack/rules';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { folded } from '~/domain/shared/fold';
import type { Instant } from '~/domain/shared/instant';
import type { DeviceProof } from '~/platform/host/deviceKey';
import { verifyPassword } from '~/platform/host/passwords';
import { auditAccount } from '../audit/auditAccount';
import { apart, type Context } from '../context';
import { type DeviceShown, signedByKey } from './deviceAnswer';
import { hashedSessionId } from './lucia';
import type { SignedIn } from './sessions';
import { judge, ofAccount } from './tries';

/** What came with a form to confirm a signature, '' for nothing: a signing code or password, and what a device signed. */
export interface Shown extends DeviceShown {
  readonly pin: string;
}

/** By what a signature was confirmed; null where it was not and need not be. */
export interface SignerProof extends Partial<DeviceProof> {
  readonly method: Confirmation;
  readonly shownAt: Instant;
  readonly keyId?: string;
  readonly publicKey?: string;
  readonly statement?: string;
  /** How the signer's name is drawn (`shared/pen`), as an ornament. */
  readonly drawing?: string;
}

/**
 * Makes sure of whoever signs, at the moment of signing: by a key of their device over what the form says, by their signing code or password, or by
 * what they showed a few minutes ago. Wrong ones are counted for the account. Answers null where nothing is asked for and nothing was shown.
 */
export async function confirmSigner(cx: Context, who: SignedIn, signs: Signs, rules: AccessRules, shown: Shown): Promise<Decision<SignerProof | null, ConfirmRefusal>> {
  const proof = await proofOf(cx, who, signs, rules, shown);
  if (!proof.ok || !proof.fact) return proof;
  const drawing = (await accountsOf(cx.store.read).byId(who.account.id))?.drawing;
  return drawing ? decided({ ...proof.fact, drawing }) : proof;
}

async function proofOf(cx: Context, { account, session }: SignedIn, signs: Signs, rules: AccessRules, shown: Shown): Promise<Decision<SignerProof | null, ConfirmRefusal>> {
  const at = cx.now();
  if (shown.device) {
    const answer = await signedByKey(cx, account.id, shown);
    return answer.ok ? decided({ method: 'device', shownAt: at, statement: shown.statement, ...answer.fact }) : answer;
  }
  if (shown.pin) {
    const stored = await accountsOf(cx.store.read).byId(account.id);
    let method: Exclude<Confirmation, 'device'> = 'pin';
    const verdict = await judge(cx, ofAccount('signing', account.id), async () => {
      if (stored?.pinHash && (await verifyPassword(stored.pinHash, folded(shown.pin)))) return true;
      method = 'password';
      return stored !== null && verifyPassword(stored.passwordHash, shown.pin);
    });
    if (!verdict.ok || !verdict.fact) await auditAccount(cx, account.id, 'signInFailed', verdict.ok ? '签名时口令或密码不对' : '签名时尝试次数过多');
    if (!verdict.ok) return verdict;
    if (!verdict.fact) return refused({ code: 'pinWrong' });
    await apart(cx).store.write([update(sessions, { id: hashedSessionId(session.id) }, { assuredAt: at, assurance: method })]);
    return decided({ method, shownAt: at });
  }
  if (!asksFor(signs, rules, session)) return decided(null);
  const fresh = freshIn(session, rules, at);
  return fresh ? decided({ method: fresh.method, shownAt: fresh.at }) : refused({ code: 'notConfirmed' });
}

/** The same context, in which each deed is written together with how its signature was confirmed. */
export function signingWith(cx: Context, personId: string, proof: SignerProof | null): Context {
  if (!proof) return cx;
  const { store } = cx;
  return {
    ...cx,
    signing: proof.method,
    drawing: proof.drawing,
    store: {
      ...store,
      read: store.read,
      commit: (request) => store.commit({
        ...request,
        build: (serials) => {
          const set = request.build(serials);
          const [first, ...others] = set.steps;
          if (!first) return set;
          const { type, subject } = first.event;
          const row = insert(signatureProofs, { enterpriseId: request.enterpriseId, id: cx.newId(), subjectKind: subject.kind, subjectId: subject.id, deed: type, personId, signedAt: request.at, ...proof });
          return { ...set, steps: [{ ...first, writes: [...first.writes, row] }, ...others] };
        },
      }),
    },
  };
}
