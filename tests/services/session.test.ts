import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { accounts, enterprises, events, sessions, settings } from 'db/schema';
import { day } from '~/domain/shared/day';
import type { Decision } from '~/domain/shared/decision';
import { hashPassword } from '~/platform/host/passwords';
import { cookieValue } from '~/platform/web/cookies';
import { createEditor } from '~/services/library/createEditor';
import { changePassword } from '~/services/session/changePassword';
import { acceptInvitation } from '~/services/organisation/people/acceptInvitation';
import { inviteAccount } from '~/services/organisation/people/inviteAccount';
import { leaveEnterprise } from '~/services/organisation/people/leaveEnterprise';
import { hashedSessionId, SESSION_COOKIE } from '~/services/session/lucia';
import { actingOf } from '~/services/session/membership';
import { pruneSessions } from '~/services/session/pruneSessions';
import { actIn, findSession, listSessions, presented, revokeSession, signOut, touchSession, wasJustMet } from '~/services/session/sessions';
import { signIn } from '~/services/session/signIn';
import { createWorld, type World } from '../world/factory';

const PASSWORD = '一句记得住的话 2026';
const VISIT = { userAgent: 'Mozilla/5.0 (Linux; Android 10)', address: '127.0.0.1' };
const nameOf = (world: World) => `lead-${world.haina.enterpriseId}`;

/** 孙磊 has a password; gives his way in. */
async function ready(): Promise<{ world: World; enter: (password?: string) => ReturnType<typeof signIn> }> {
  const world = await createWorld();
  await world.store.write([update(accounts, { id: world.haina.accounts.lead }, { passwordHash: await hashPassword(PASSWORD) })]);
  return { world, enter: (password = PASSWORD) => signIn(world.cx, nameOf(world), password, VISIT) };
}

const must = <Fact>(decision: Decision<Fact, unknown>): Fact => {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.fact;
};

const cookieOf = (result: Awaited<ReturnType<typeof signIn>>): string => {
  if (!result.ok) throw new Error(result.refusal.code);
  return cookieValue(result.fact.cookie.split(';')[0] ?? '', SESSION_COOKIE) ?? '';
};

describe('signing in', () => {
  it('opens a session whose stored name is not what the cookie holds', async () => {
    const { world, enter } = await ready();
    const result = await enter();
    const cookie = cookieOf(result);
    expect(result.ok && result.fact.cookie).toMatch(/HttpOnly; .*SameSite=Lax|SameSite=Lax.*HttpOnly/);
    const [stored] = await world.store.read.select().from(sessions);
    expect(stored?.id).not.toBe(cookie);
    expect((await findSession(world.cx, cookie))?.account.id).toBe(world.haina.accounts.lead);
    expect(await findSession(world.cx, stored?.id ?? '')).toBeNull();
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const { world, enter } = await ready();
    expect(await enter('wrong')).toEqual({ ok: false, refusal: { code: 'unknown' } });
    expect(await signIn(world.cx, 'nobody', PASSWORD, VISIT)).toEqual({ ok: false, refusal: { code: 'unknown' } });
  });

  it.each([
    ['with a capital, as a phone begins a field', (name: string) => name.replace('l', 'L')],
    ['in capitals', (name: string) => name.toUpperCase()],
    ['in wide letters', (name: string) => name.replaceAll('l', 'ｌ').replaceAll('-', '－')],
    ['with spaces and signs nobody sees, as it was copied', (name: string) => `\u202a　${name.slice(0, 2)}\u200b${name.slice(2)}\ufeff\0 `],
  ])('knows a name typed %s', async (_, typed) => {
    const { world } = await ready();
    expect(await signIn(world.cx, typed(nameOf(world)), PASSWORD, VISIT)).toMatchObject({ ok: true });
  });

  it('locks after five failures, refuses even the right password meanwhile, and forgets the failures afterwards', async () => {
    const { world, enter } = await ready();
    for (let failure = 1; failure < 5; failure += 1) expect(await enter('wrong')).toMatchObject({ refusal: { code: 'unknown' } });
    expect(await enter('wrong')).toMatchObject({ refusal: { code: 'locked' } });
    expect(await enter()).toMatchObject({ refusal: { code: 'locked' } });
    world.clock.set('2026-11-18T10:01:00+08:00');
    expect(await enter()).toMatchObject({ ok: true });
    const [account] = await world.store.read.select().from(accounts).where(eq(accounts.id, world.haina.accounts.lead));
    expect(account?.failures).toBe(0);
  });

  it('is over for a disabled account, also for sessions it had', async () => {
    const { world, enter } = await ready();
    const cookie = cookieOf(await enter());
    await world.store.write([update(accounts, { id: world.haina.accounts.lead }, { disabledAt: world.clock.now })]);
    expect(await findSession(world.cx, cookie)).toBeNull();
    expect(await enter()).toMatchObject({ refusal: { code: 'unknown' } });
  });
});

describe('a session', () => {
  it('is none any more after the idle minutes of its factory, wherever it is asked for, and lives on when it was used', async () => {
    const { world, enter } = await ready();
    const cookie = cookieOf(await enter());
    const before = (await findSession(world.cx, cookie))!;
    world.clock.set('2026-11-18T17:00:00+08:00');
    expect(await findSession(world.cx, cookie)).not.toBeNull();
    await touchSession(world.cx, before.session);
    world.clock.set('2026-11-19T00:59:00+08:00');
    expect(await findSession(world.cx, cookie)).not.toBeNull();
    world.clock.set('2026-11-19T01:01:00+08:00');
    expect(await presented(world.cx, cookie)).toEqual({ who: null, ended: 'idle' });
    expect(await findSession(world.cx, cookie)).toBeNull();
  });

  it('follows the idle minutes its factory sets, at once; an officer and an editor of the library have a shift', async () => {
    const { world, enter } = await ready();
    const cookie = cookieOf(await enter());
    await world.store.write([update(settings, { enterpriseId: world.haina.enterpriseId }, { values: { idleMinutes: 5 } })]);
    await world.store.write([update(accounts, { id: world.officers.linshui }, { passwordHash: await hashPassword(PASSWORD) })]);
    const officer = cookieOf(await signIn(world.cx, 'reg-linshui', PASSWORD, VISIT));
    const made = must(await createEditor(world.cx, 'bianji'));
    const editor = cookieOf(await signIn(world.cx, made.loginName, made.password, VISIT));
    world.clock.set('2026-11-18T10:05:00+08:00');
    expect(await findSession(world.cx, cookie)).not.toBeNull();
    world.clock.set('2026-11-18T10:05:01+08:00');
    expect(await findSession(world.cx, cookie)).toBeNull();
    world.clock.set('2026-11-18T18:00:00+08:00');
    for (const one of [officer, editor]) expect(await findSession(world.cx, one)).not.toBeNull();
    world.clock.set('2026-11-18T18:00:01+08:00');
    for (const one of [officer, editor]) expect(await presented(world.cx, one)).toEqual({ who: null, ended: 'idle' });
  });

  it('is pruned when it is idle or too old, and not while it lives', async () => {
    const { world, enter } = await ready();
    const old = cookieOf(await enter());
    world.clock.set('2026-11-18T18:01:00+08:00');
    const live = cookieOf(await enter());
    expect(await pruneSessions(world.cx)).toBe(1);
    expect(await world.store.read.select({ id: sessions.id }).from(sessions)).toEqual([{ id: hashedSessionId(live) }]);
    expect(await presented(world.cx, old)).toEqual({ who: null, ended: 'over' });
  });

  it('ends when its browser signs in again, whoever that is', async () => {
    const { world, enter } = await ready();
    const first = cookieOf(await enter());
    const second = cookieOf(await signIn(world.cx, nameOf(world), PASSWORD, { ...VISIT, earlier: first }));
    expect(await findSession(world.cx, first)).toBeNull();
    expect(await findSession(world.cx, second)).not.toBeNull();
    expect(await signIn(world.cx, nameOf(world), PASSWORD, { ...VISIT, earlier: 'made up' })).toMatchObject({ ok: true });
  });

  it('goes on where nothing can be written, and waits for nobody’s lock', async () => {
    const { world, enter } = await ready();
    const cookie = cookieOf(await enter());
    await world.store.write([update(settings, { enterpriseId: world.haina.enterpriseId }, { values: { idleMinutes: 240 } })]);
    const stores = {
      full: { ...world.store, write: () => Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })) },
      held: { ...world.store, write: () => new Promise<void>(() => undefined) },
    };
    for (const [time, store] of [['12:00', stores.full], ['15:00', stores.held], ['18:00', stores.full]] as const) {
      world.clock.set(`2026-11-18T${time}:00+08:00`);
      const { session } = (await findSession(world.cx, cookie))!;
      const began = performance.now();
      await touchSession({ ...world.cx, store }, session);
      expect(performance.now() - began).toBeLessThan(2_000);
    }
    world.clock.set('2026-11-18T18:02:00+08:00');
    await touchSession(world.cx, (await findSession(world.cx, cookie))!.session);
    expect((await world.store.read.select().from(sessions))[0]?.lastSeenAt).toBe(world.clock.now);
  });

  it('that was good a moment ago is known without being asked for, until it ends', async () => {
    const { world, enter } = await ready();
    const [first, second, third] = [cookieOf(await enter()), cookieOf(await enter()), cookieOf(await enter())];
    expect([first, second, third, 'made up'].map(wasJustMet)).toEqual([false, false, false, false]);
    const who = (await findSession(world.cx, first))!;
    await findSession(world.cx, second);
    await findSession(world.cx, third);
    expect([first, second, third].map(wasJustMet)).toEqual([true, true, true]);
    await signOut(world.cx, who);
    await revokeSession(world.cx, who, createHash('sha256').update(second).digest('hex'));
    world.clock.set('2026-11-19T10:00:00+08:00');
    expect(await findSession(world.cx, third)).toBeNull();
    expect([first, second, third].map(wasJustMet)).toEqual([false, false, false]);
  });

  it('can be ended from another device, but never somebody else’s', async () => {
    const { world, enter } = await ready();
    const [first, second] = [cookieOf(await enter()), cookieOf(await enter())];
    const who = (await findSession(world.cx, first))!;
    const list = await listSessions(world.cx, who);
    expect(list).toHaveLength(2);
    const other = list.find(({ current }) => !current)!;
    expect(await revokeSession(world.cx, who, other.id)).toBe(true);
    expect(await findSession(world.cx, second)).toBeNull();
    expect(await revokeSession(world.cx, who, 'f'.repeat(64))).toBe(false);
    await signOut(world.cx, who);
    expect(await findSession(world.cx, first)).toBeNull();
  });

  it('acts in a factory its person belongs to, with the roles of that factory, and in no other', async () => {
    const { world, enter } = await ready();
    const who = (await findSession(world.cx, cookieOf(await enter())))!;
    expect(await actingOf(world.cx, who)).toMatchObject({ enterpriseId: world.haina.enterpriseId, title: '绝缘挤出岗 班组长', standing: { roles: ['teamLead'] } });
    await actIn(world.cx, who, { enterpriseId: world.beichen.enterpriseId, personId: 'nobody' });
    expect(await actingOf(world.cx, (await findSession(world.cx, who.session.id))!)).toBeNull();
  });

  it('stays in its factory whatever else the account is taken into or a factory is called, and the next begins where the last acted', async () => {
    const { world, enter } = await ready();
    const at = async (cookie: string) => (await actingOf(world.cx, (await findSession(world.cx, cookie))!))?.enterpriseId;
    const first = cookieOf(await enter());
    const { id } = must(await inviteAccount(world.cx, world.beichen.as('director', 'organisation.manage'), { loginName: nameOf(world), name: '孙磊', joinedOn: day('2026-01-01'), confirmed: true }));
    expect((await actingOf(world.cx, (await findSession(world.cx, first))!))?.memberships).toHaveLength(1);
    must(await acceptInvitation(world.cx, world.haina.accounts.lead, id));
    await world.store.write([update(enterprises, { enterpriseId: world.beichen.enterpriseId }, { name: 'AAA' })]);
    expect(await at(first)).toBe(world.haina.enterpriseId);
    expect(await at(cookieOf(await enter()))).toBe(world.haina.enterpriseId);
    await actIn(world.cx, (await findSession(world.cx, first))!, { enterpriseId: world.beichen.enterpriseId, personId: 'nobody' });
    expect(await at(first)).toBe(world.beichen.enterpriseId);
    expect(await at(cookieOf(await enter()))).toBe(world.beichen.enterpriseId);
  });

  it('of somebody who leaves goes on until the last day is over, and then acts in none', async () => {
    const { world, enter } = await ready();
    const cookie = cookieOf(await enter());
    must(await leaveEnterprise(world.cx, world.haina.as('director', 'organisation.manage'), world.haina.people.lead, { lastDay: day('2026-11-19') }));
    const acting = async () => {
      await touchSession(world.cx, (await findSession(world.cx, cookie))!.session);
      return actingOf(world.cx, (await findSession(world.cx, cookie))!);
    };
    expect(await acting()).toMatchObject({ standing: { roles: ['teamLead'] } });
    world.clock.set('2026-11-18T17:30:00+08:00');
    await acting();
    world.clock.set('2026-11-19T00:30:00+08:00');
    expect(await acting()).not.toBeNull();
    world.clock.set('2026-11-19T08:00:00+08:00');
    await acting();
    world.clock.set('2026-11-19T15:59:00+08:00');
    await acting();
    world.clock.set('2026-11-19T23:50:00+08:00');
    expect(await acting()).not.toBeNull();
    world.clock.set('2026-11-20T00:01:00+08:00');
    expect(await acting()).toBeNull();
  });
});

describe('changing the password', () => {
  it('needs the old one and a good new one, and ends the sessions of other devices', async () => {
    const { world, enter } = await ready();
    const [first, second] = [cookieOf(await enter()), cookieOf(await enter())];
    const who = (await findSession(world.cx, first))!;
    expect(await changePassword(world.cx, who, 'wrong', '新的一句话也很长 1')).toMatchObject({ refusal: { code: 'wrongPassword' } });
    expect(await changePassword(world.cx, who, PASSWORD, PASSWORD)).toMatchObject({ refusal: { code: 'samePassword' } });
    expect(await changePassword(world.cx, who, PASSWORD, 'short')).toMatchObject({ refusal: { code: 'weak' } });
    expect(await changePassword(world.cx, who, PASSWORD, '新的一句话也很长 1')).toMatchObject({ ok: true });
    const [told] = await world.store.read.select().from(events).where(eq(events.type, 'account.passwordChanged'));
    expect(JSON.parse(told!.actor)).toMatchObject({ kind: 'person', id: world.haina.people.lead });
    expect(await findSession(world.cx, first)).not.toBeNull();
    expect(await findSession(world.cx, second)).toBeNull();
    expect(await enter()).toMatchObject({ refusal: { code: 'unknown' } });
  });
});
