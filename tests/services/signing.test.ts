import path from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { checksOf } from 'db/repositories/routine/checks';
import { scopeOf } from 'db/repositories/scope';
import { accounts, sessions, signatureProofs } from 'db/schema';
import { pinFault } from '~/domain/organisation/access/pin';
import { statementOf } from '~/domain/organisation/access/statement';
import { defaultRules } from '~/domain/rulepack/pack';
import { day } from '~/domain/shared/day';
import type { Decision } from '~/domain/shared/decision';
import { openRobots } from '~/platform/host/robots';
import { base32, codeAt } from '~/platform/host/totp';
import { openVault } from '~/platform/host/vault';
import type { Context } from '~/services/context';
import { hashPassword } from '~/platform/host/passwords';
import { cookieValue } from '~/platform/web/cookies';
import { setRule } from '~/services/enterprise/setRule';
import { verifyChains } from '~/services/integrity/verifyChains';
import type { Finding } from '~/services/integrity/findings';
import { once } from '~/services/once';
import { dailyDocument, dailyPaper } from '~/services/papers/dailyPaper';
import { signDay } from '~/services/routine/signDay';
import { confirmSigner, type Shown, signingWith } from '~/services/session/confirmSigner';
import { SESSION_COOKIE } from '~/services/session/lucia';
import { findSession, type SignedIn } from '~/services/session/sessions';
import { endSecondFactor, offeredSecret, setSecondFactor } from '~/services/session/secondFactor';
import { issuePassword } from '~/services/organisation/people/issuePassword';
import { signIn, signInSecond } from '~/services/session/signIn';
import { addKey, drawSignature, endDrawing, endKey, keepSignedIn, keyStatement, setPin } from '~/services/session/signingMeans';
import { createDevice } from '../world/device';
import { createWorld, type World } from '../world/factory';
import { publishList } from '../world/publishedList';

const PASSWORD = '一句记得住的话 2026';
const PIN = '480517';
const ORIGIN = 'https://zhian.example.com';
const ADDRESS = '127.0.0.1';
const DAY = day('2026-11-17');
const { access } = defaultRules();

let world: World;
let cookie: string;
const must = <Fact>(decision: Decision<Fact, unknown>): Fact => {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.fact;
};
const whoNow = async (): Promise<SignedIn> => (await findSession(world.cx, cookie))!;
const nothing: Shown = { pin: '', device: '', statement: '', origins: [ORIGIN] };
const statement = (of = `/routine/days/${DAY}/signature`, words = '已核对'): string => statementOf(of, [['words', words], ['key', 'a'.repeat(32)]]);
const later = (minutes: number): void => world.clock.set(`2026-11-18T10:${String(minutes).padStart(2, '0')}:00+08:00`);
const confirm = async (shown: Partial<Shown>, rules = access) => confirmSigner(world.cx, await whoNow(), 'paper', rules, { ...nothing, ...shown });

beforeEach(async () => {
  world = await createWorld();
  await world.store.write([update(accounts, { id: world.haina.accounts.director }, { passwordHash: await hashPassword(PASSWORD) })]);
  const entered = must(await signIn(world.cx, `director-${world.haina.enterpriseId}`, PASSWORD, { userAgent: 'Mozilla/5.0', address: ADDRESS }));
  cookie = cookieValue(entered.cookie.split(';')[0] ?? '', SESSION_COOKIE) ?? '';
});

const withKey = async () => {
  const device = createDevice(ORIGIN);
  must(await addKey(world.cx, await whoNow(), { current: PASSWORD, name: '我的手机', made: JSON.stringify(device.make(keyStatement('k'.repeat(32)))), formKey: 'k'.repeat(32), origins: [ORIGIN] }));
  return device;
};

describe('who signs a paper', () => {
  it('need show nothing within minutes of signing in, and then must', async () => {
    expect(await confirm({})).toMatchObject({ fact: { method: 'password' } });
    later(5);
    expect(await confirm({})).toEqual({ ok: false, refusal: { code: 'notConfirmed' } });
    expect(await confirm({ pin: PASSWORD })).toMatchObject({ fact: { method: 'password', shownAt: world.clock.now } });
    later(9);
    expect(await confirm({})).toMatchObject({ fact: { method: 'password' } });
  });

  it('shows a signing code in any width of figures; a wrong one is told, counted for the account, and no more is judged after five', async () => {
    must(await setPin(world.cx, await whoNow(), { current: PASSWORD, pin: PIN, again: '４８０５１７' }));
    later(10);
    expect(await confirm({ pin: '４８０５１７' })).toMatchObject({ fact: { method: 'pin' } });
    for (let time = 1; time < 5; time += 1) expect(await confirm({ pin: '480518' })).toEqual({ ok: false, refusal: { code: 'pinWrong' } });
    expect(await confirm({ pin: '480518' })).toMatchObject({ refusal: { code: 'locked' } });
    expect(await confirm({ pin: PIN })).toMatchObject({ refusal: { code: 'locked' } });
  });

  it('is asked nothing where a check is signed, unless the factory says so or the device stays signed in', async () => {
    later(30);
    const check = async (rules = access) => confirmSigner(world.cx, await whoNow(), 'check', rules, nothing);
    expect(await check()).toEqual({ ok: true, fact: null });
    expect(await check({ ...access, signChecks: true })).toMatchObject({ refusal: { code: 'notConfirmed' } });
    expect(await keepSignedIn(world.cx, await whoNow(), true)).toEqual({ ok: false, refusal: { code: 'nothingToShow' } });
    must(await setPin(world.cx, await whoNow(), { current: PASSWORD, pin: PIN, again: PIN }));
    must(await keepSignedIn(world.cx, await whoNow(), true));
    expect(await check()).toMatchObject({ refusal: { code: 'notConfirmed' } });
  });
});

describe('a key in a device', () => {
  it('signs what the form says and nothing else, for its owner, on a device that made sure of them, until it is ended', async () => {
    const device = await withKey();
    const answer = (of: string, flags?: number) => JSON.stringify({ id: device.id, ...device.sign(of, flags) });
    expect(await confirm({ device: answer(statement()), statement: statement() })).toMatchObject({ fact: { method: 'device', keyId: device.id, statement: statement() } });
    const wrong = { ok: false, refusal: { code: 'deviceWrong' } };
    // Another day, another post, other words, a device that asked for nobody, another site.
    expect(await confirm({ device: answer(statement()), statement: statement('/routine/days/2026-11-16/signature') })).toEqual(wrong);
    expect(await confirm({ device: answer(statement()), statement: statement('/check/another') })).toEqual(wrong);
    expect(await confirm({ device: answer(statement()), statement: statement(undefined, '已核对，没有问题') })).toEqual(wrong);
    expect(await confirm({ device: answer(statement(), 0x01), statement: statement() })).toEqual(wrong);
    expect(await confirm({ device: answer(statement()), statement: statement(), origins: ['https://elsewhere.example.com'] })).toEqual(wrong);
    const stranger = createDevice(ORIGIN);
    expect(await confirm({ device: JSON.stringify({ id: stranger.id, ...stranger.sign(statement()) }), statement: statement() })).toEqual({ ok: false, refusal: { code: 'deviceUnknown' } });
    for (const bad of ['null', '{}', '[', '1', 'x'.repeat(9000)]) expect(await confirm({ device: bad, statement: statement() })).toEqual({ ok: false, refusal: { code: 'deviceUnknown' } });
    expect(await endKey(world.cx, await whoNow(), device.id, 'wrong')).toMatchObject({ refusal: { code: 'wrongPassword' } });
    must(await endKey(world.cx, await whoNow(), device.id, PASSWORD));
    expect(await confirm({ device: answer(statement()), statement: statement() })).toEqual({ ok: false, refusal: { code: 'deviceUnknown' } });
  });

  it('is added with the password, once, and only where a device made it for this form', async () => {
    const device = createDevice(ORIGIN);
    const formKey = 'k'.repeat(32);
    const add = async (more: { current?: string; made?: string; formKey?: string }) => addKey(world.cx, await whoNow(), { current: PASSWORD, name: '手机', made: JSON.stringify(device.make(keyStatement(formKey))), formKey, origins: [ORIGIN], ...more });
    expect(await add({ current: 'wrong' })).toMatchObject({ refusal: { code: 'wrongPassword' } });
    for (const made of ['', 'null', '{}', JSON.stringify(device.make('another'))]) expect(await add({ made })).toEqual({ ok: false, refusal: { code: 'noDevice' } });
    expect(await add({ formKey: 'l'.repeat(32) })).toEqual({ ok: false, refusal: { code: 'noDevice' } });
    must(await add({}));
    expect(await add({})).toEqual({ ok: false, refusal: { code: 'keyThere' } });
  });
});

describe('what is sent with a wrong password', () => {
  it('is refused, under a key too, and is done when it comes again with the right one', async () => {
    const who = await whoNow();
    const send = (current: string) =>
      once(world.cx, { enterpriseId: 'accounts', personId: who.account.id }, { key: 'the-same-key', verb: 'account /account/signing/pin', input: {} }, (cx) => setPin(cx, who, { current, pin: PIN, again: PIN }));
    expect(await send('wrong')).toMatchObject({ ok: false, refusal: { code: 'wrongPassword' } });
    expect(await send(PASSWORD)).toMatchObject({ ok: true });
    const [account] = await world.store.read.select().from(accounts).where(eq(accounts.id, who.account.id));
    expect(account?.pinHash).not.toBeNull();
  });

  it('closes for the account alone, from whatever network it comes', async () => {
    const who = await whoNow();
    for (let time = 1; time < 5; time += 1) expect(await setPin(world.cx, who, { current: 'wrong', pin: PIN, again: PIN })).toMatchObject({ refusal: { code: 'wrongPassword' } });
    expect(await setPin(world.cx, who, { current: 'wrong', pin: PIN, again: PIN })).toMatchObject({ refusal: { code: 'locked' } });
    expect(await signIn(world.cx, `director-${world.haina.enterpriseId}`, PASSWORD, { userAgent: 'Mozilla/5.0', address: ADDRESS })).toMatchObject({ ok: true });
  });
});

describe('how a signature was confirmed', () => {
  const signs = async (shown: Partial<Shown>) => {
    const proof = must(await confirm(shown));
    return must(await signDay(signingWith(world.cx, world.haina.people.director, proof), world.haina.as('director', 'daily.sign'), DAY, ''));
  };
  const found = async (): Promise<Finding[]> => {
    const findings: Finding[] = [];
    await verifyChains(world.cx, (finding) => findings.push(finding));
    return findings;
  };
  beforeEach(async () => {
    await publishList(world, world.haina, '2026-11-16');
  });

  it('stands beside the deed, on the page and on the paper', async () => {
    must(await setPin(world.cx, await whoNow(), { current: PASSWORD, pin: PIN, again: PIN }));
    await signs({ pin: PIN });
    const [row] = await world.store.read.select().from(signatureProofs);
    expect(row).toMatchObject({ subjectKind: 'day', subjectId: DAY, deed: 'day.signed', personId: world.haina.people.director, method: 'pin', signedAt: world.clock.now });
    const [signature] = await checksOf(scopeOf(world.store, world.haina.enterpriseId)).signatures('daily', DAY);
    expect(signature?.kind).toBe('pin');
    const paper = await dailyPaper(world.cx, world.haina.as('director', 'check.view'), DAY, null);
    expect(JSON.stringify(paper)).toContain('"kind":"pin"');
    expect(await found()).toEqual([]);
  });

  it('keeps the drawing of its day as an ornament, whatever is drawn later', async () => {
    const [first, second] = ['M10 10L40 60L90 20', 'M5 5L6 90'];
    must(await drawSignature(world.cx, await whoNow(), first));
    expect(await drawSignature(world.cx, await whoNow(), 'M10 10L400 60')).toMatchObject({ refusal: { code: 'noDrawing' } });
    await signs({ pin: PASSWORD });
    const page = world.haina.as('director', 'check.view');
    const before = await dailyDocument(world.cx, page, DAY, null);
    must(await drawSignature(world.cx, await whoNow(), second));
    const [signature] = await checksOf(scopeOf(world.store, world.haina.enterpriseId)).signatures('daily', DAY);
    expect(signature).toMatchObject({ kind: 'password', drawing: first });
    expect((await dailyPaper(world.cx, page, DAY, null))?.blocks.at(-1)).toMatchObject({ kind: 'signatures', lines: [{ signed: { drawing: first } }] });
    const after = await dailyDocument(world.cx, page, DAY, null);
    expect(Buffer.from(after!.bytes).equals(Buffer.from(before!.bytes))).toBe(true);
    must(await endDrawing(world.cx, await whoNow()));
    expect(must(await confirm({ pin: PASSWORD }))).not.toHaveProperty('drawing');
    expect(await found()).toEqual([]);
    await world.store.write([update(signatureProofs, { enterpriseId: world.haina.enterpriseId, id: (await world.store.read.select().from(signatureProofs))[0]!.id }, { drawing: second })]);
    expect((await found()).map(({ kind }) => kind)).toEqual(['fieldChanged']);
  });

  it('by a device can be checked anew years later, and names a statement that was changed', async () => {
    const device = await withKey();
    await signs({ device: JSON.stringify({ id: device.id, ...device.sign(statement()) }), statement: statement() });
    expect(await found()).toEqual([]);
    const [row] = await world.store.read.select().from(signatureProofs);
    await world.store.write([update(signatureProofs, { enterpriseId: row!.enterpriseId, id: row!.id }, { statement: statement(undefined, '别的话') })]);
    expect((await found()).map(({ kind }) => kind).toSorted()).toEqual(['fieldChanged', 'proofWrong']);
  });
});

describe('a device that stays signed in', () => {
  it('lives ninety days unused, and no longer than the factory says', async () => {
    must(await setPin(world.cx, await whoNow(), { current: PASSWORD, pin: PIN, again: PIN }));
    must(await keepSignedIn(world.cx, await whoNow(), true));
    world.clock.set('2027-02-15T10:00:00+08:00');
    expect(await findSession(world.cx, cookie)).not.toBeNull();
    world.clock.set('2027-02-17T10:00:00+08:00');
    expect(await findSession(world.cx, cookie)).toBeNull();
    world.clock.set('2026-12-20T10:00:00+08:00');
    must(await setRule(world.cx, world.haina.as('director', 'settings.edit'), 'access', { ...access, keepDays: 30 }));
    expect(await findSession(world.cx, cookie)).toBeNull();
    world.clock.set('2026-11-18T12:00:00+08:00');
    must(await setRule(world.cx, world.haina.as('director', 'settings.edit'), 'access', { ...access, keepDays: 0 }));
    expect(await keepSignedIn(world.cx, (await findSession(world.cx, cookie))!, true)).toEqual({ ok: false, refusal: { code: 'keepingShut' } });
  });

  it('ends earlier for roles whose sessions may lie unused for less', async () => {
    must(await setRule(world.cx, world.haina.as('director', 'settings.edit'), 'access', { ...access, idleByRole: { director: 10, operator: 5 } }));
    world.clock.set('2026-11-18T10:09:00+08:00');
    expect(await findSession(world.cx, cookie)).not.toBeNull();
    world.clock.set('2026-11-18T10:11:00+08:00');
    expect(await findSession(world.cx, cookie)).toBeNull();
    expect((await world.store.read.select({ roles: sessions.roles }).from(sessions))[0]?.roles).toEqual(['director']);
  });
});

describe('the second step of a sign-in', () => {
  const VISIT = { userAgent: 'Mozilla/5.0', address: ADDRESS };
  const nothingShown = { code: '', device: '', statement: '', origins: [ORIGIN] };
  let cx: Context;
  const name = () => `director-${world.haina.enterpriseId}`;
  const first = async () => signIn(cx, name(), PASSWORD, VISIT);
  const tokenOf = async (): Promise<string> => {
    const answer = await first();
    if (answer.ok || answer.refusal.code !== 'secondAsked') throw new Error('no second step');
    return answer.refusal.token;
  };
  const at = (seconds: number): void => world.clock.set(new Date(Date.parse('2026-11-18T10:00:00+08:00') + seconds * 1000).toISOString());
  const codeNow = (secret: Buffer): string => codeAt(secret, Math.floor(Date.parse(world.clock.now) / 30_000));
  /** Sets it up as somebody does who has the app; gives what it holds. */
  const ready = async () => {
    const { secret, token } = offeredSecret(cx, world.haina.accounts.director);
    const { codes } = must(await setSecondFactor(cx, await whoNow(), { current: PASSWORD, code: codeNow(secret), token }));
    return { secret, codes };
  };
  beforeEach(() => {
    cx = { ...world.cx, channels: { robots: openRobots([]), vault: openVault(path.join(world.folder, 'vault.key')) } };
  });

  it('makes the codes that every app makes (RFC 6238)', () => {
    const secret = Buffer.from('12345678901234567890');
    expect([59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000].map((time) => codeAt(secret, Math.floor(time / 30)))).toEqual(['287082', '081804', '050471', '005924', '279037']);
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  });

  it('is asked for once it is set up, takes no code twice, and a clock that is half a minute off', async () => {
    const { secret } = await ready();
    at(60);
    const token = await tokenOf();
    const code = codeNow(secret);
    expect(await signInSecond(cx, token, { ...nothingShown, code: '000000' }, VISIT)).toMatchObject({ refusal: { code: 'secondWrong' } });
    must(await signInSecond(cx, token, { ...nothingShown, code: `${code.slice(0, 3)} ${code.slice(3)}` }, VISIT));
    expect(await signInSecond(cx, token, { ...nothingShown, code }, VISIT)).toMatchObject({ refusal: { code: 'secondWrong' } });
    at(100);
    const late = codeNow(secret);
    at(125);
    must(await signInSecond(cx, await tokenOf(), { ...nothingShown, code: late }, VISIT));
    at(480);
    expect(await signInSecond(cx, token, { ...nothingShown, code: codeNow(secret) }, VISIT)).toMatchObject({ refusal: { code: 'secondExpired' } });
    expect(await signInSecond(cx, 'made-up', { ...nothingShown, code: codeNow(secret) }, VISIT)).toMatchObject({ refusal: { code: 'secondExpired' } });
  });

  it('counts guesses for the account and judges no more after five', async () => {
    const { secret } = await ready();
    at(60);
    const token = await tokenOf();
    for (let guess = 1; guess < 5; guess += 1) expect(await signInSecond(cx, token, { ...nothingShown, code: '000000' }, VISIT)).toMatchObject({ refusal: { code: 'secondWrong' } });
    expect(await signInSecond(cx, token, { ...nothingShown, code: '000000' }, VISIT)).toMatchObject({ refusal: { code: 'locked' } });
    expect(await signInSecond(cx, token, { ...nothingShown, code: codeNow(secret) }, VISIT)).toMatchObject({ refusal: { code: 'locked' } });
  });

  it('does not begin to count anew where the password is typed again', async () => {
    await ready();
    at(60);
    for (let guess = 1; guess < 5; guess += 1) {
      expect(await signInSecond(cx, await tokenOf(), { ...nothingShown, code: '000000' }, VISIT)).toMatchObject({ refusal: { code: 'secondWrong' } });
    }
    expect(await signInSecond(cx, await tokenOf(), { ...nothingShown, code: '000000' }, VISIT)).toMatchObject({ refusal: { code: 'locked' } });
  });

  it('takes each recovery code once, and none after it was ended or a password was issued', async () => {
    const { codes } = await ready();
    must(await signInSecond(cx, await tokenOf(), { ...nothingShown, code: codes[0]!.toUpperCase() }, VISIT));
    expect(await signInSecond(cx, await tokenOf(), { ...nothingShown, code: codes[0]! }, VISIT)).toMatchObject({ refusal: { code: 'secondWrong' } });
    expect(await endSecondFactor(cx, await whoNow(), { current: PASSWORD, code: '000000' })).toMatchObject({ refusal: { code: 'codeWrong' } });
    must(await endSecondFactor(cx, await whoNow(), { current: PASSWORD, code: codes[1]! }));
    must(await first());
    await ready();
    must(await issuePassword(cx, world.haina.as('principal', 'organisation.manage'), world.haina.people.director, { reason: '手机丢了' }));
    const [account] = await world.store.read.select().from(accounts).where(eq(accounts.id, world.haina.accounts.director));
    expect([account?.totpSecret, account?.pinHash]).toEqual([null, null]);
    const findings: Finding[] = [];
    await verifyChains(cx, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });

  it('may be asked for by the factory, and is then not ended; a key in the device does as well', async () => {
    must(await setRule(cx, world.haina.as('director', 'settings.edit'), 'access', { ...access, secondFactor: ['director'] }));
    const device = await withKey();
    const token = await tokenOf();
    must(await signInSecond(cx, token, { ...nothingShown, device: JSON.stringify({ id: device.id, ...device.sign(statement('/sign-in/second')) }), statement: statement('/sign-in/second') }, VISIT));
    const { codes } = await ready();
    expect(await endSecondFactor(cx, await whoNow(), { current: PASSWORD, code: codes[0]! })).toEqual({ ok: false, refusal: { code: 'asked' } });
  });

  it('ends every session that has not shown it, knows the one that has, and is not set up over itself', async () => {
    const other = must(await first());
    await ready();
    const left = await world.store.read.select({ secondAt: sessions.secondAt }).from(sessions).where(eq(sessions.accountId, world.haina.accounts.director));
    expect(left).toEqual([{ secondAt: world.clock.now }]);
    expect(await findSession(cx, cookieValue(other.cookie.split(';')[0] ?? '', SESSION_COOKIE) ?? '')).toBeNull();
    const { secret, token } = offeredSecret(cx, world.haina.accounts.director);
    expect(await setSecondFactor(cx, await whoNow(), { current: PASSWORD, code: codeNow(secret), token })).toEqual({ ok: false, refusal: { code: 'setAlready' } });
  });

  it('of one whose role asks for it keeps its last key, and a new password ends a sign-in between its steps', async () => {
    must(await setRule(cx, world.haina.as('director', 'settings.edit'), 'access', { ...access, secondFactor: ['director'] }));
    const device = await withKey();
    expect(await endKey(cx, await whoNow(), device.id, PASSWORD)).toEqual({ ok: false, refusal: { code: 'lastMeans' } });
    const token = await tokenOf();
    await world.store.write([update(accounts, { id: world.haina.accounts.director }, { passwordHash: await hashPassword('另一句记得住的话 2026') })]);
    expect(await signInSecond(cx, token, nothingShown, VISIT)).toMatchObject({ refusal: { code: 'secondExpired' } });
  });

  it('is set up by a code of the secret that was offered to this account, and no longer than half an hour after', async () => {
    const { secret, token } = offeredSecret(cx, world.haina.accounts.director);
    const set = async (more: { code?: string; token?: string; current?: string }) => setSecondFactor(cx, await whoNow(), { current: PASSWORD, code: codeNow(secret), token, ...more });
    expect(await set({ code: '000000' })).toMatchObject({ refusal: { code: 'codeWrong' } });
    expect(await set({ current: 'wrong' })).toMatchObject({ refusal: { code: 'wrongPassword' } });
    expect(await set({ token: offeredSecret(cx, world.haina.accounts.officer).token })).toMatchObject({ refusal: { code: 'expired' } });
    at(1_900);
    expect(await set({})).toMatchObject({ refusal: { code: 'expired' } });
  });
});

describe('a signing code', () => {
  it.each(['123456', '987654', '111111', '121212', '135790', '12345', '1234567890123', 'abcdef', '112211'])('%s is refused', (pin) => expect(pinFault(pin, 'lin')).toMatch(/签名口令/));
  it.each(['480517', '20491837', '773920'])('%s is taken', (pin) => expect(pinFault(pin, 'lin')).toBeNull());
  it('that is part of the name is refused', () => expect(pinFault('480517', 'lin480517')).toMatch(/登录名/));
});
