import { insert, update, type Write } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { accounts, deviceKeys, sessions } from 'db/schema';
import { DEVICE_KEYS_MOST, PIN_FIELD } from '~/domain/organisation/access/assurance';
import { closedSentence } from '~/domain/organisation/access/lockout';
import { pinFault } from '~/domain/organisation/access/pin';
import { KEPT_DAYS, LONGEST_DAYS } from '~/domain/organisation/access/sessionLife';
import { statementOf } from '~/domain/organisation/access/statement';
import type { EventOf } from '~/domain/events/event';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { folded } from '~/domain/shared/fold';
import { millisecondsOf } from '~/domain/shared/instant';
import { penPath } from '~/domain/shared/pen';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { madeBy } from '~/platform/host/deviceKey';
import { hashPassword, verifyPassword } from '~/platform/host/passwords';
import { actorsOf, auditAccount } from '../audit/auditAccount';
import { type Context, decide } from '../context';
import { toldOf } from '../told';
import { textsIn } from './deviceAnswer';
import { endSessions } from './endSessions';
import { hashedSessionId } from './lucia';
import { actingOf } from './membership';
import { lucia, type SignedIn } from './sessions';
import { judge, ofAccount, type TriedTooOften } from './tries';

const DAY_MS = 86_400_000;

export type WrongPassword = { readonly code: 'wrongPassword' };

export type MeansRefusal =
  | WrongPassword
  | { readonly code: 'weakPin'; readonly fault: string }
  | { readonly code: 'pinsDiffer' }
  | { readonly code: 'noDevice' }
  | { readonly code: 'noDrawing' }
  | { readonly code: 'keyThere' }
  | { readonly code: 'tooManyKeys' }
  | { readonly code: 'notFound' }
  | { readonly code: 'lastMeans' }
  | { readonly code: 'nothingToShow' }
  | { readonly code: 'keepingShut' }
  | TriedTooOften;

export const MEANS_REFUSALS: RefusalTexts<MeansRefusal> = {
  wrongPassword: () => ({ status: 422, field: 'current', sentence: '登录密码不对，请重新输入。' }),
  weakPin: ({ fault }) => ({ status: 422, field: PIN_FIELD, sentence: fault }),
  pinsDiffer: () => ({ status: 422, field: 'again', sentence: '两次输入的签名口令不一样，请重新输入。' }),
  noDevice: () => ({ status: 422, sentence: '这台设备没有给出密钥：可能取消了，没有设锁屏密码或指纹，或者浏览器不支持。设好锁屏后再试一次，或使用签名口令。' }),
  noDrawing: () => ({ status: 422, field: 'drawing', sentence: '没有收到手写图样，请在框里重新写上名字再保存。不用手写图样也能签名。' }),
  keyThere: () => ({ status: 409, sentence: '这台设备的密钥已经登记过，不用再添加。' }),
  tooManyKeys: () => ({ status: 422, sentence: `最多登记 ${DEVICE_KEYS_MOST} 台设备，请先停用不用的。` }),
  notFound: () => ({ status: 404, sentence: '没有找到这把设备密钥。' }),
  lastMeans: () => ({ status: 422, sentence: '本单位要求您的角色使用两步验证，这是最后一把密钥。请先添加另一台设备的密钥，或设好验证器，再停用它。' }),
  nothingToShow: () => ({ status: 422, sentence: '保持登录的设备上，每次签名都要核验本人。请先设签名口令，或添加设备密钥。' }),
  keepingShut: () => ({ status: 422, sentence: '本企业没有开放保持登录，请联系质量安全总监在“设置 → 登录与签名”里开放。' }),
  locked: ({ until }) => ({ status: 429, field: 'current', sentence: closedSentence(until) }),
};

/** Whether the present password of an account fits; wrong ones are counted for the account. */
export async function knowsPassword(cx: Context, { account: { id } }: Pick<SignedIn, 'account'>, current: string): Promise<Decision<true, WrongPassword | TriedTooOften>> {
  const stored = await accountsOf(cx.store.read).byId(id);
  const verdict = await judge(cx, ofAccount('signing', id), async () => stored !== null && verifyPassword(stored.passwordHash, current));
  if (!verdict.ok) return verdict;
  if (!verdict.fact) await auditAccount(cx, id, 'signInFailed', '更改签名或验证方式时登录密码不对');
  return verdict.fact ? decided(true) : refused({ code: 'wrongPassword' });
}

type MeansEvent = 'account.pinSet' | 'account.signatureDrawn' | 'account.drawingEnded' | 'account.keyAdded' | 'account.keyEnded' | 'account.secondFactorSet' | 'account.secondFactorEnded' | 'account.recoveryCodeUsed';

/** Writes what an account signs with or signs in with besides its password, told in the chain of the platform and in the trail of its factories. */
export async function changeMeans<T extends MeansEvent>(cx: Context, { id }: { readonly id: string }, type: T, payload: EventOf<T>['payload'], detail: string, writes: readonly Write[]): Promise<void> {
  const [{ actor }] = await actorsOf(cx, id);
  await cx.store.write(writes, toldOf(cx, actor, type, { kind: 'account', id }, payload));
  await auditAccount(cx, id, 'signingChanged', detail);
}

/** Gives an account its signing code (签名口令), or another one. */
export async function setPin(cx: Context, who: SignedIn, { current, pin, again }: { readonly current: string; readonly pin: string; readonly again: string }): Promise<Decision<null, MeansRefusal>> {
  const { id, loginName } = who.account;
  const chosen = folded(pin);
  const fault = pinFault(chosen, loginName);
  if (fault) return refused({ code: 'weakPin', fault });
  if (chosen !== folded(again)) return refused({ code: 'pinsDiffer' });
  const known = await knowsPassword(cx, who, current);
  if (!known.ok) return known;
  const pinHash = await hashPassword(chosen);
  await changeMeans(cx, who.account, 'account.pinSet', { name: loginName }, '设定签名口令', [update(accounts, { id }, { pinHash })]);
  return decided(null);
}

/** Keeps how an account's signature is drawn (`shared/pen`) for what it signs from now on; what it has signed keeps the drawing of its day. */
export async function drawSignature(cx: Context, { account }: SignedIn, drawn: string): Promise<Decision<null, MeansRefusal>> {
  const drawing = penPath(drawn);
  if (!drawing) return refused({ code: 'noDrawing' });
  await changeMeans(cx, account, 'account.signatureDrawn', { name: account.loginName }, '设定手写图样', [update(accounts, { id: account.id }, { drawing })]);
  return decided(null);
}

/** Signs without a drawing from now on. */
export async function endDrawing(cx: Context, { account }: SignedIn): Promise<Decision<null, MeansRefusal>> {
  if (!(await accountsOf(cx.store.read).byId(account.id))?.drawing) return decided(null);
  await changeMeans(cx, account, 'account.drawingEnded', { name: account.loginName }, '不再使用手写图样', [update(accounts, { id: account.id }, { drawing: null })]);
  return decided(null);
}

/** What a device is asked to make a key by: the form it is added with, which nobody sends twice. */
export const keyStatement = (formKey: string): string => statementOf('/account/signing/keys', [['key', formKey]]);

/** Adds the key that a device of the person made (设备密钥). `origins` are the addresses this site goes by. */
export async function addKey(
  cx: Context, who: SignedIn, { current, name, made: said, formKey, origins }: { readonly current: string; readonly name: string; readonly made: string; readonly formKey: string; readonly origins: readonly string[] },
): Promise<Decision<null, MeansRefusal>> {
  const made = textsIn(said, ['id', 'publicKey', 'authenticatorData', 'clientData']);
  const like = made && madeBy(made, keyStatement(formKey), origins);
  if (!made || !like) return refused({ code: 'noDevice' });
  const known = await knowsPassword(cx, who, current);
  if (!known.ok) return known;
  return decide<null, MeansRefusal>(async () => {
    const { id: accountId, loginName } = who.account;
    const find = accountsOf(cx.store.read);
    if (await find.hasDeviceKey(made.id)) return refused({ code: 'keyThere' });
    if ((await find.deviceKeys(accountId)).length >= DEVICE_KEYS_MOST) return refused({ code: 'tooManyKeys' });
    await changeMeans(cx, who.account, 'account.keyAdded', { name: loginName, device: name }, `添加设备密钥：${name}`, [
      insert(deviceKeys, { id: made.id, accountId, publicKey: made.publicKey, name, synced: like.synced, addedAt: cx.now(), endedAt: null }),
      ...(who.session.limits?.secondFactor ? await secondShown(cx, who) : []),
    ]);
    return decided(null);
  });
}

/** What the session that sets up a second factor has shown with it; the others, which have not, end. */
export const secondShown = async (cx: Context, { account, session }: SignedIn): Promise<Write[]> => {
  const id = hashedSessionId(session.id);
  return [update(sessions, { id }, { secondAt: cx.now() }), ...(await endSessions(cx, account.id, id))];
};

/** Whether an account has a key in a device that is in use. */
export const hasDeviceKey = async (cx: Pick<Context, 'store'>, accountId: string): Promise<boolean> =>
  (await accountsOf(cx.store.read).deviceKeys(accountId)).length > 0;

/** Ends a key of the person's devices: it signs nothing more; what it has signed stays. */
export async function endKey(cx: Context, who: SignedIn, keyId: string, current: string): Promise<Decision<null, MeansRefusal>> {
  const { id: accountId, loginName } = who.account;
  const keys = await accountsOf(cx.store.read).deviceKeys(accountId);
  const key = keys.find(({ id }) => id === keyId);
  if (!key) return refused({ code: 'notFound' });
  if (keys.length === 1 && who.session.limits?.secondFactor && !who.account.withApp) return refused({ code: 'lastMeans' });
  const known = await knowsPassword(cx, who, current);
  if (!known.ok) return known;
  await changeMeans(cx, who.account, 'account.keyEnded', { name: loginName, device: key.name }, `停用设备密钥：${key.name}`, [update(deviceKeys, { id: keyId }, { endedAt: cx.now() }, { endedAt: null })]);
  return decided(null);
}

/**
 * Lets the device that asks stay signed in (保持登录), or no more: where the factory allows it, and the person has something to show at each signature.
 * Answers the cookie header that lasts as long.
 */
export async function keepSignedIn(cx: Context, who: SignedIn, keep: boolean): Promise<Decision<{ readonly cookie: string }, MeansRefusal>> {
  const { account, session } = who;
  const days = keep ? KEPT_DAYS : LONGEST_DAYS;
  if (keep) {
    const find = accountsOf(cx.store.read);
    const [acting, stored, withKey] = await Promise.all([actingOf(cx, who), find.byId(account.id), hasDeviceKey(cx, account.id)]);
    if (!acting || acting.rules.access.keepDays === 0) return refused({ code: 'keepingShut' });
    if (!stored?.pinHash && !withKey) return refused({ code: 'nothingToShow' });
  }
  const ends = millisecondsOf(session.createdAt) + days * DAY_MS;
  await cx.store.write([update(sessions, { id: hashedSessionId(session.id) }, { keep, expiresAt: Math.floor(ends / 1000) })]);
  const cookie = lucia(cx).createSessionCookie(session.id);
  cookie.attributes.maxAge = Math.max(0, Math.floor((ends - millisecondsOf(cx.now())) / 1000));
  return decided({ cookie: cookie.serialize() });
}
