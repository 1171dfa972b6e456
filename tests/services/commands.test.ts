import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { accounts, events, platformEditors, regulatorOfficers, regulators, sessions } from 'db/schema';
import { run } from '~/entry/cli';
import { hashPassword } from '~/platform/host/passwords';
import { editorOf, officerOf } from '~/services/session/membership';
import type { SignedIn } from '~/services/session/sessions';
import { signIn } from '~/services/session/signIn';
import { createWorld } from '../world/factory';

async function atConsole() {
  const world = await createWorld();
  const env = { DATABASE_URL: world.url.startsWith('postgres') ? world.url : `file:${world.url}`, ZHIAN_DATA: world.folder, STORAGE_URL: `${world.folder}/files`, NODE_ENV: 'test' as const };
  const type = async (...words: string[]): Promise<{ code: number; text: string }> => {
    const lines: string[] = [];
    return { code: await run(words, env, (line) => lines.push(line)), text: lines.join('\n') };
  };
  const enter = (loginName: string, password: string) => signIn(world.cx, loginName, password, { userAgent: '', address: '192.0.2.1' });
  const who = async (loginName: string): Promise<Pick<SignedIn, 'account'>> => ({ account: (await accountsOf(world.store.read).byLoginName(loginName))! });
  return { world, type, enter, who };
}

const passwordIn = (text: string): string => /首次密码 (\S+)（只显示这一次/.exec(text)?.[1] ?? '';

describe('npm run zhian --', () => {
  it('regulator and officer make who receives submissions', async () => {
    const { world, type, enter, who } = await atConsole();
    const made = await type('regulator', '北山区市场监督管理局', '北山区');
    expect([made.code, made.text]).toEqual([0, expect.stringContaining('现有 0 家')]);
    expect(made.text).toMatch(/一字不差.*临水市/);
    expect(await world.store.read.select().from(regulators).where(eq(regulators.region, '北山区'))).toHaveLength(1);
    expect(await type('regulator', '另一个局', '北山区')).toEqual({ code: 2, text: '地区“北山区”已有接收报送的监管部门：北山区市场监督管理局。' });

    const officer = await type('officer', '北山区', '方正', 'fangzheng', '质量监督科');
    expect([officer.code, officer.text]).toEqual([0, expect.stringContaining('北山区市场监督管理局的人员账户：方正，质量监督科')]);
    expect(await enter('fangzheng', passwordIn(officer.text))).toMatchObject({ ok: true });
    expect(await officerOf(world.cx, await who('fangzheng'))).toMatchObject({ regulatorName: '北山区市场监督管理局', region: '北山区' });
    expect(await type('officer', '北山区市场监督管理局', '圆', 'FangZheng')).toMatchObject({ code: 2, text: expect.stringContaining('“fangzheng”已有人使用') });
    expect(await type('officer', '没有的局', '圆', 'yuan')).toMatchObject({ code: 2, text: expect.stringContaining('请先建立') });
    expect(await type('officer', '北山区', '圆', 'a b')).toMatchObject({ code: 2, text: expect.stringContaining('登录名为2 至 32 个字') });
    expect(await world.store.read.select().from(regulatorOfficers).where(eq(regulatorOfficers.name, '圆'))).toEqual([]);
  });

  it('editor makes an editor of the template library', async () => {
    const { world, type, enter, who } = await atConsole();
    const made = await type('editor', 'Bianji');
    expect(made.code).toBe(0);
    expect(await enter('bianji', passwordIn(made.text))).toMatchObject({ ok: true });
    expect(await editorOf(world.cx, await who('bianji'))).toMatchObject({ name: 'Bianji' });
    expect((await type('editor', 'bianji')).code).toBe(2);
    expect(await world.store.read.select().from(platformEditors)).toHaveLength(1);
  });

  it('password gives anybody a new first one, ends the sessions, and tells each factory in its chain', async () => {
    const { world, type, enter } = await atConsole();
    const { accounts: ids, enterpriseId, people } = world.haina;
    const name = `director-${enterpriseId}`;
    await world.store.write([update(accounts, { id: ids.director }, { passwordHash: await hashPassword('原来的一句话 2026') })]);
    expect(await enter(name, '原来的一句话 2026')).toMatchObject({ ok: true });
    const issued = await type('password', name);
    expect(issued.code).toBe(0);
    expect(await world.store.read.select().from(sessions)).toEqual([]);
    expect(await enter(name, '原来的一句话 2026')).toMatchObject({ ok: false });
    expect(await enter(name, passwordIn(issued.text))).toMatchObject({ ok: true });
    expect((await accountsOf(world.store.read).byId(ids.director))?.mustChangePassword).toBe(true);
    const [event] = await world.store.read.select().from(events).where(and(eq(events.enterpriseId, enterpriseId), eq(events.type, 'person.passwordIssued')));
    expect(event).toMatchObject({ subjectId: people.director, actor: expect.stringContaining('服务器管理员') });
    expect((await type('password', 'reg-linshui')).code).toBe(0);
    expect(await type('password', 'nobody')).toMatchObject({ code: 2, text: expect.stringContaining('没有登录名为“nobody”的账户') });
    expect((await type('verify')).code).toBe(0);
  });

  it('shut closes an account with a reason and open opens it again', async () => {
    const { world, type, enter } = await atConsole();
    await world.store.write([update(accounts, { id: world.officers.linshui }, { passwordHash: await hashPassword('原来的一句话 2026') })]);
    expect(await type('shut', 'reg-linshui', '调离')).toMatchObject({ code: 0, text: expect.stringContaining('已停用') });
    expect(await enter('reg-linshui', '原来的一句话 2026')).toMatchObject({ refusal: { code: 'unknown' } });
    expect(await type('shut', 'reg-linshui', '调离')).toMatchObject({ code: 0, text: expect.stringContaining('已经停用') });
    expect(await type('open', 'reg-linshui', '调回')).toMatchObject({ code: 0, text: expect.stringContaining('已恢复') });
    expect(await enter('reg-linshui', '原来的一句话 2026')).toMatchObject({ ok: true });
    expect((await type('open', 'reg-linshui', '调回')).text).toContain('没有停用');
    expect((await type('shut', 'nobody', '调离')).code).toBe(2);
    expect((await type('open', 'nobody', '调回')).code).toBe(2);
  });

  it.each([['regulator', '只有名称'], ['officer', '北山区', '方正'], ['editor'], ['password'], ['shut', 'lin'], ['open', 'lin'], ['editor', 'a', 'b'], ['password', ' ']])('%s with the wrong words shows its usage', async (...words: string[]) => {
    const { type } = await atConsole();
    expect(await type(...words)).toEqual({ code: 2, text: expect.stringMatching(new RegExp(`^用法：npm run zhian -- ${words[0]} `)) });
  });

  it('help names every command', async () => {
    const { type } = await atConsole();
    const { code, text } = await type('help');
    expect(code).toBe(0);
    for (const name of ['verify', 'regulator', 'officer', 'editor', 'password', 'shut', 'open']) expect(text).toContain(`  ${name} `);
  });
});
