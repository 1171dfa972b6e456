import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { openStore } from 'db/dialect/open';
import { unheard } from 'db/dialect/store';
import { accounts, passwordTries } from 'db/schema';
import { hashPassword } from '~/platform/host/passwords';
import type { Context } from '~/services/context';
import { cookieValue } from '~/platform/web/cookies';
import { changePassword } from '~/services/session/changePassword';
import { SESSION_COOKIE } from '~/services/session/lucia';
import { pruneSessions } from '~/services/session/pruneSessions';
import { findSession } from '~/services/session/sessions';
import { signIn } from '~/services/session/signIn';
import { createWorld, type World } from '../world/factory';

const PASSWORD = '一句记得住的话 2026';

interface Door {
  readonly world: World;
  readonly name: string;
  readonly enter: (password: string, from?: { address?: string; name?: string; cx?: Context }) => ReturnType<typeof signIn>;
}

/** 孙磊 has a password; tries come from one address unless said otherwise. */
async function ready(): Promise<Door> {
  const world = await createWorld();
  await world.store.write([update(accounts, { id: world.haina.accounts.lead }, { passwordHash: await hashPassword(PASSWORD) })]);
  const name = `lead-${world.haina.enterpriseId}`;
  return {
    world,
    name,
    enter: (password, { address = '192.0.2.1', name: other = name, cx = world.cx } = {}) => signIn(cx, other, password, { userAgent: '', address }),
  };
}

const codes = async (tries: ReturnType<typeof signIn>[]): Promise<string[]> => (await Promise.all(tries)).map((one) => (one.ok ? 'in' : one.refusal.code));
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

describe('tries of a password', () => {
  it('sent together are counted one by one before any is judged', async () => {
    const { enter, world } = await ready();
    const answers = await codes(many(20, () => enter('wrong')));
    expect(answers.filter((code) => code === 'unknown')).toHaveLength(4);
    expect(answers.filter((code) => code === 'locked')).toHaveLength(16);
    expect(await enter(PASSWORD)).toMatchObject({ refusal: { code: 'locked' } });
    const [account] = await world.store.read.select().from(accounts).where(eq(accounts.id, world.haina.accounts.lead));
    expect(account?.failures).toBe(5);
  });

  it('are counted together by two processes', async () => {
    const { enter, world } = await ready();
    const other = openStore(world.url.startsWith('postgres') ? world.url : `file:${world.url}`, unheard);
    const second: Context = { ...world.cx, store: other };
    await codes(many(3, () => enter('wrong')));
    expect(await codes(many(3, () => enter('wrong', { cx: second })))).toContain('locked');
    expect(await enter(PASSWORD)).toMatchObject({ refusal: { code: 'locked' } });
    await other.close();
  });

  it('answer a name that nobody has as one that somebody has, also when closed', async () => {
    const { enter } = await ready();
    for (const name of [undefined, 'nobody']) {
      const asked = [];
      for (let time = 0; time < 6; time += 1) asked.push((await codes([enter('wrong', name ? { name } : {})]))[0]);
      expect(asked).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'locked', 'locked']);
    }
  });

  it('close a name for one network and never for its owner elsewhere', async () => {
    const { enter } = await ready();
    await codes(many(30, () => enter('wrong')));
    expect(await enter(PASSWORD)).toMatchObject({ ok: false });
    expect(await enter(PASSWORD, { address: '198.51.100.7' })).toMatchObject({ ok: true });
  });

  it('are the same name however it is spelled, and the same network for all addresses of one holder', async () => {
    const { enter, name } = await ready();
    await codes([` ${name}`, name.toUpperCase(), `${name} `, name].map((spelled) => enter('wrong', { name: spelled, address: '2001:db8:1:2::1' })));
    expect(await codes([enter('wrong', { address: '2001:db8:1:2:ffff::9' })])).toEqual(['locked']);
    const mapped = await ready();
    await codes(many(5, () => mapped.enter('wrong', { address: '::ffff:192.0.2.9' })));
    expect(await codes([mapped.enter(PASSWORD, { address: '192.0.2.9' })])).toEqual(['locked']);
  });

  it('from one network with many names are too many after twenty in a minute, and again allowed after it', async () => {
    const { enter, world } = await ready();
    const answers = await codes(many(25, (index) => enter('wrong', { name: `name-${index}` })));
    expect(answers.filter((code) => code === 'locked').length).toBeGreaterThanOrEqual(5);
    expect(await codes([enter(PASSWORD)])).toEqual(['locked']);
    world.clock.set('2026-11-18T10:01:01+08:00');
    expect(await codes([enter(PASSWORD)])).toEqual(['in']);
  });

  it('wait twice as long each time, and the right password ends the count', async () => {
    const { enter, world } = await ready();
    await codes(many(5, () => enter('wrong')));
    world.clock.set('2026-11-18T10:00:31+08:00');
    expect(await codes([enter('wrong')])).toEqual(['locked']);
    world.clock.set('2026-11-18T10:01:20+08:00');
    expect(await codes([enter(PASSWORD)])).toEqual(['locked']);
    world.clock.set('2026-11-18T10:01:32+08:00');
    expect(await codes([enter(PASSWORD)])).toEqual(['in']);
    expect(await world.store.read.select().from(passwordTries)).toEqual([]);
    expect(await codes([enter('wrong')])).toEqual(['unknown']);
  });

  it('of the present password, when it is to be changed, count with those at the entrance', async () => {
    const { enter, world } = await ready();
    const entered = await enter(PASSWORD);
    const cookie = entered.ok ? (cookieValue(entered.fact.cookie.split(';')[0] ?? '', SESSION_COOKIE) ?? '') : '';
    const who = (await findSession(world.cx, cookie))!;
    const change = (current: string) => changePassword(world.cx, who, current, '新的一句话也很长 1');
    for (let time = 1; time < 5; time += 1) expect(await change('wrong')).toMatchObject({ refusal: { code: 'wrongPassword' } });
    expect(await change('wrong')).toMatchObject({ refusal: { code: 'locked' } });
    expect(await change(PASSWORD)).toMatchObject({ refusal: { code: 'locked' } });
    expect(await enter(PASSWORD)).toMatchObject({ refusal: { code: 'locked' } });
  });

  it('are forgotten after a day', async () => {
    const { enter, world } = await ready();
    await codes(many(3, () => enter('wrong')));
    await pruneSessions(world.cx);
    expect(await world.store.read.select().from(passwordTries)).toHaveLength(3);
    world.clock.set('2026-11-19T10:00:01+08:00');
    await pruneSessions(world.cx);
    expect(await world.store.read.select().from(passwordTries)).toEqual([]);
  });
});
