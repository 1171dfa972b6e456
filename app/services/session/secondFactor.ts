import { createHash } from 'node:crypto';
import { insert, update } from 'db/dialect/writes';
import { type Account, accountsOf } from 'db/repositories/organisation/accounts';
import { accounts, recoveryCodes } from 'db/schema';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { folded } from '~/domain/shared/fold';
import { millisecondsOf } from '~/domain/shared/instant';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { qrPath } from '~/documents/qr/qrSvg';
import { base32, newRecoveryCodes, newSecret, otpauthOf, stepOf } from '~/platform/host/totp';
import type { Vault } from '~/platform/host/vault';
import { type Context, decide, isConflict } from '../context';
import { type DeviceShown, signedByKey } from './deviceAnswer';
import type { SignedIn } from './sessions';
import { changeMeans, knowsPassword, secondShown, type WrongPassword } from './signingMeans';
import { judge, ofAccount, type TriedTooOften } from './tries';

export type SecondFactorRefusal =
  | WrongPassword
  | TriedTooOften
  | { readonly code: 'codeWrong' }
  | { readonly code: 'expired' }
  | { readonly code: 'setAlready' }
  | { readonly code: 'asked' }
  | { readonly code: 'notFound' };

export const SECOND_FACTOR_REFUSALS: RefusalTexts<Exclude<SecondFactorRefusal, TriedTooOften | WrongPassword>> = {
  codeWrong: () => ({ status: 422, field: 'code', sentence: '验证码不对，或已经用过。请等验证器显示下一个再输入；手机时间差得多的，请先把手机时间调成自动。' }),
  expired: () => ({ status: 422, sentence: '这一页开得太久了，请刷新后重新扫码。' }),
  asked: () => ({ status: 422, sentence: '本单位要求您的角色使用两步验证，不能关闭。换手机请先关闭再设时，请联系质量安全总监重置密码，随后重新设置。' }),
  setAlready: () => ({ status: 409, sentence: '两步验证已经设置过，没有改动。换手机请先用现在的验证器或一个恢复码关闭，再重新设置；都没有时，请联系质量安全总监重置密码。' }),
  notFound: () => ({ status: 404, sentence: '没有设置两步验证。' }),
};

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** What a form of the second step carries, so that what a device signs fits one sign-in alone. */
export const stepOfSignIn = (token: string): string => digestOf(`step ${token}`);

const place = (accountId: string): string => `totp:${accountId}`;
const vaultOf = ({ channels }: Context): Vault => {
  if (!channels) throw new Error('this context has no vault');
  return channels.vault;
};

/** A secret that is not an account's yet, and the same as the page brings it back: sealed, for this account alone. */
export function offeredSecret(cx: Context, accountId: string): { readonly secret: Buffer; readonly token: string } {
  const secret = newSecret();
  return { secret, token: vaultOf(cx).seal(`${millisecondsOf(cx.now())}:${secret.toString('base64url')}`, place(accountId)) };
}

/** How long whoever knew the password has for the second step, in ms. */
const SECOND_MS = 5 * 60_000;
const SECOND = 'second-step';

/** What a browser carries between the two steps of a sign-in: sealed, for five minutes. */
export const secondToken = (cx: Context, { id, passwordHash }: Pick<Account, 'id' | 'passwordHash'>): string => vaultOf(cx).seal(`${millisecondsOf(cx.now())}:${id}:${digestOf(passwordHash)}`, SECOND);

/** The account whose password was right a moment ago, and is still its password; null for what is no token, or too old. */
export async function accountOfToken(cx: Context, token: string): Promise<Account | null> {
  const [at = '', accountId = '', password = ''] = (vaultOf(cx).open(token, SECOND) ?? '').split(':');
  if (accountId === '' || millisecondsOf(cx.now()) - Number(at) > SECOND_MS) return null;
  const account = await accountsOf(cx.store.read).byId(accountId);
  return account && !account.disabledAt && digestOf(account.passwordHash) === password ? account : null;
}

/** What the page of the second step shows; null where nobody is between the two. */
export async function secondMeans(cx: Context, token: string): Promise<{ readonly withApp: boolean; readonly keys: readonly string[]; readonly step: string } | null> {
  const account = await accountOfToken(cx, token);
  if (!account) return null;
  const keys = await accountsOf(cx.store.read).deviceKeys(account.id);
  return { withApp: account.totpSecret !== null, keys: keys.map(({ id }) => id), step: stepOfSignIn(token) };
}

/** What an authenticator app is given: a QR, the same to be typed, and what brings it back. */
export function secondFactorOffer(cx: Context, { id, loginName }: { readonly id: string; readonly loginName: string }) {
  const { secret, token } = offeredSecret(cx, id);
  return { qr: qrPath(otpauthOf(secret, loginName)), typed: base32(secret).replace(/(.{4})(?=.)/g, '$1 '), token };
}

/** How long what was offered may be taken, in ms. */
const OFFER_MS = 30 * 60_000;

const codeName = (accountId: string, code: string): string => digestOf(`${accountId}:${code}`);

/** Turns the second factor (两步验证) of an account on: the app has shown a code of the offered secret. Answers the recovery codes, shown this once. */
export async function setSecondFactor(cx: Context, who: SignedIn, { current, code, token }: { readonly current: string; readonly code: string; readonly token: string }): Promise<Decision<{ readonly codes: readonly string[] }, SecondFactorRefusal>> {
  const { id, loginName } = who.account;
  const [at = '', text = ''] = (vaultOf(cx).open(token, place(id)) ?? '').split(':');
  const secret = Buffer.from(text, 'base64url');
  const now = millisecondsOf(cx.now());
  if (secret.length === 0 || now - Number(at) > OFFER_MS) return refused({ code: 'expired' });
  if (who.account.withApp) return refused({ code: 'setAlready' });
  const step = stepOf(secret, folded(code).replace(/\s/g, ''), now, null);
  if (step === null) return refused({ code: 'codeWrong' });
  const known = await knowsPassword(cx, who, current);
  if (!known.ok) return known;
  const codes = newRecoveryCodes();
  return decide<{ readonly codes: readonly string[] }, SecondFactorRefusal>(async () => {
    const old = await accountsOf(cx.store.read).recoveryCodes(id);
    await changeMeans(cx, who.account, 'account.secondFactorSet', { name: loginName }, '设置两步验证', [
      update(accounts, { id }, { totpSecret: vaultOf(cx).seal(secret.toString('base64url'), place(id)), totpStep: step }, { totpSecret: null }),
      ...(await secondShown(cx, who)),
      ...old.map((name) => update(recoveryCodes, { id: name }, { usedAt: cx.now() })),
      insert(recoveryCodes, codes.map((one) => ({ id: codeName(id, one), accountId: id, usedAt: null }))),
    ]);
    return decided({ codes });
  });
}

/** Turns the second factor off, by the password and a code; not where whom the account serves asks for one. */
export async function endSecondFactor(cx: Context, who: SignedIn, { current, code }: { readonly current: string; readonly code: string }): Promise<Decision<null, SecondFactorRefusal>> {
  const { id, loginName } = who.account;
  const account = await accountsOf(cx.store.read).byId(id);
  if (!account?.totpSecret) return refused({ code: 'notFound' });
  if (who.session.limits?.secondFactor) return refused({ code: 'asked' });
  const known = await knowsPassword(cx, who, current);
  if (!known.ok) return known;
  const shown = await judgeSecond(cx, account, { code, device: '', statement: '', origins: [] });
  if (!shown.ok) return shown;
  if (!shown.fact) return refused({ code: 'codeWrong' });
  const codes = await accountsOf(cx.store.read).recoveryCodes(id);
  await changeMeans(cx, who.account, 'account.secondFactorEnded', { name: loginName }, '关闭两步验证', [
    update(accounts, { id }, { totpSecret: null, totpStep: null }), ...codes.map((name) => update(recoveryCodes, { id: name }, { usedAt: cx.now() })),
  ]);
  return decided(null);
}

/** What was shown in the second step of a sign-in, '' for nothing. */
export interface SecondShown extends DeviceShown {
  readonly code: string;
}

/**
 * Whether the second step of a sign-in fits: a code of the app (none twice), a recovery code (once), or a key of a device. Guesses are counted like
 * passwords and apart from them: whoever knows the password does not begin anew by typing it again.
 */
export async function judgeSecond(cx: Context, account: Account, shown: SecondShown): Promise<Decision<boolean, TriedTooOften>> {
  const { id, totpSecret, totpStep } = account;
  return judge(cx, ofAccount('second', id), async () => {
    const find = accountsOf(cx.store.read);
    if (shown.device) return (await signedByKey(cx, id, shown)).ok;
    const said = folded(shown.code).replace(/\s/g, '').toLowerCase();
    const secret = Buffer.from((totpSecret && vaultOf(cx).open(totpSecret, place(id))) ?? '', 'base64url');
    const step = secret.length > 0 && /^\d{6}$/.test(said) ? stepOf(secret, said, millisecondsOf(cx.now()), totpStep) : null;
    if (step !== null) {
      // Of two that come with the same code at the same moment one is first.
      try {
        await cx.store.write([update(accounts, { id }, { totpStep: step }, { totpStep })]);
        return true;
      } catch (error) {
        if (isConflict(error)) return false;
        throw error;
      }
    }
    const name = codeName(id, said);
    if (!(await find.recoveryCodes(id)).includes(name)) return false;
    await changeMeans(cx, account, 'account.recoveryCodeUsed', { name: account.loginName }, '用掉一个恢复码', [update(recoveryCodes, { id: name }, { usedAt: cx.now() }, { usedAt: null })]);
    return true;
  });
}
