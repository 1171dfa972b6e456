import path from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { codeAt } from '~/platform/host/totp';
import { look } from '../routes/records';
import { DESK, open, PHONE } from './browser';
import { ownDemo } from './ownDemo';
import { alive, answerRest, items } from './phone';

/** Names set under papers and checks: confirmed by a code of figures, or by a key in the device, with the network and without it. */
const PIN = '480517';
/** Three days that nobody has signed yet. */
function unsign(dataFolder: string): void {
  const db = new Database(path.join(dataFolder, 'zhian.db'));
  db.prepare("delete from signatures where paper = 'daily' and paper_id in (select distinct day from day_closes where state <> 'stopped' order by day desc limit 4)").run();
  db.prepare("delete from sealed_papers where kind = 'daily' and subject_id in (select distinct day from day_closes where state <> 'stopped' order by day desc limit 4)").run();
  db.close();
}
const demo = ownDemo([], unsign);

/** A browser's own device, which knows its owner by a finger; keys belong to a name, not to a number of the network. */
async function withDevice(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  const [cookie] = await page.context().cookies();
  const origin = demo.server.origin.replace('127.0.0.1', 'localhost');
  await page.context().addCookies([{ name: cookie!.name, value: cookie!.value, url: origin }]);
  return origin;
}

/** What somebody showed when they signed in is some time ago. */
function letTimePass(): void {
  const db = new Database(path.join(demo.server.dataFolder, 'zhian.db'));
  db.prepare("update sessions set assured_at = '2026-01-01T00:00:00.000Z'").run();
  db.close();
}
const unsignedDays = (): string[] =>
  look<{ day: string }>(demo.server, "select distinct day from day_closes c where enterprise_id = ? and state in ('onTime', 'late', 'missed', 'excused') and not exists (select 1 from signatures s where s.enterprise_id = c.enterprise_id and s.paper = 'daily' and s.paper_id = c.day) order by day desc limit 3", demo.cable).map(({ day }) => day);

async function setPin(page: Page, origin = ''): Promise<void> {
  await open(page, `${origin}/account/signing`);
  await page.getByLabel('登录密码').first().fill(demo.server.password);
  await page.getByLabel(/^签名口令/).fill(PIN);
  await page.getByLabel(/^再输一次签名口令/).fill(PIN);
  await page.getByRole('button', { name: '保存签名口令' }).click();
  await page.getByText('已设定。').waitFor();
}

async function addKey(page: Page): Promise<void> {
  await page.getByLabel('设备名称').fill('车间手机');
  await page.getByLabel('登录密码').last().fill(demo.server.password);
  await page.getByRole('button', { name: '在这台设备上添加密钥' }).click();
  await page.getByText(/车间手机/).waitFor();
}

/** Presses a button of the day's signature, and says yes. */
const sign = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '签认', exact: true }).first().click();
  await page.locator('dialog[open] button[type=submit]').click();
};

test('a day is signed by a code of figures, asked for where nothing was shown lately, and by a key in the device', async () => {
  const { page } = demo;
  const origin = await withDevice(page);
  const [first, second, third] = unsignedDays();
  expect(third).toBeDefined();
  await setPin(page, origin);
  await addKey(page);
  await open(page, `${origin}/routine/days/${first}`);
  expect(await page.getByLabel('签名口令').count()).toBe(0);
  letTimePass();
  await sign(page);
  await page.getByText('签名前请输入签名口令').first().waitFor();
  await page.getByLabel('签名口令').fill('480518');
  await sign(page);
  await page.getByText('签名口令或登录密码不对').first().waitFor();
  await page.getByLabel('签名口令').fill(PIN);
  await sign(page);
  await page.getByText('签名口令核验').waitFor();
  await open(page, `${origin}/routine/days/${second}`);
  expect(await page.getByLabel('签名口令').count()).toBe(0);
  letTimePass();
  await open(page, `${origin}/routine/days/${third}`);
  await page.getByLabel('签名口令').waitFor();
  await page.getByRole('button', { name: '用本机的设备密钥签' }).click();
  await page.getByText('设备密钥签名').waitFor();
  const [proof] = look<{ method: string; statement: string }>(demo.server, "select method, statement from signature_proofs where subject_id = ?", third);
  expect([proof?.method, proof?.statement.includes(`/routine/days/${third}/signature`)]).toEqual(['device', true]);
  expect(demo.complaints()).toEqual([]);
}, 120_000);

test('without scripts the code is asked for on the page that says why', async () => {
  const page = await demo.pageOf('lin', { viewport: DESK, javaScriptEnabled: false });
  const [day] = unsignedDays();
  await page.goto(`/routine/days/${day}`);
  letTimePass();
  await page.getByRole('button', { name: '签认', exact: true }).first().click();
  await page.getByText('签名前请输入签名口令').first().waitFor();
  await page.getByLabel(/签名口令|登录密码/).fill(PIN);
  await page.getByRole('button', { name: '签认', exact: true }).first().click();
  await page.goto(`/routine/days/${day}`);
  await page.getByText('签名口令核验').waitFor();
}, 60_000);

test('a check is signed by the key in the phone without a network, and is that when it arrives', async () => {
  const desk = await demo.pageOf('lin');
  await open(desk, '/settings');
  await desk.getByRole('group', { name: '日检查提交时也核验本人' }).getByLabel('是').check();
  await desk.getByRole('button', { name: '保存登录与签名' }).click();
  await desk.getByRole('group', { name: '日检查提交时也核验本人' }).getByLabel('是').and(desk.locator(':checked')).waitFor();
  const page = await demo.pageOf('wang', { viewport: PHONE });
  const origin = await withDevice(page);
  await page.context().addCookies([{ name: 'check', value: 'list', url: origin }]);
  await setPin(page, origin);
  await addKey(page);
  const post = look<{ id: string }>(demo.server, "select post_id as id from post_holdings h where enterprise_id = ? and person_id = (select id from persons where name = '王小军' and enterprise_id = h.enterprise_id) and post_id is not null limit 1", demo.cable)[0]!.id;
  await open(page, `${origin}/check/${post}`);
  await alive(page);
  await page.context().setOffline(true);
  await answerRest(page);
  expect(await items(page).count()).toBeGreaterThan(0);
  await page.getByRole('checkbox', { name: /零风险报告/ }).check();
  await page.getByRole('button', { name: '用本机的设备密钥签' }).click();
  await page.getByText('已存在这台手机上').waitFor();
  await page.context().setOffline(false);
  await open(page, `${origin}/my/outbox`);
  await page.getByText('没有等待发送的内容。').waitFor();
  const [proof] = look<{ method: string }>(demo.server, "select p.method from signature_proofs p join check_records r on r.enterprise_id = p.enterprise_id and r.id = p.subject_id where r.post_id = ?", post);
  expect(proof?.method).toBe('device');
  expect(demo.complaints()).toEqual([]);
}, 120_000);

test('a check whose signing code was not given waits, and goes when it is given once', async () => {
  const page = await demo.pageOf('sun', { viewport: PHONE });
  await page.context().addCookies([{ name: 'check', value: 'list', url: demo.server.origin }]);
  await setPin(page);
  const post = look<{ id: string }>(demo.server, "select post_id as id from post_holdings h where enterprise_id = ? and person_id = (select id from persons where name = '孙磊' and enterprise_id = h.enterprise_id) and post_id is not null limit 1", demo.cable)[0]!.id;
  await open(page, `/check/${post}`);
  await alive(page);
  await answerRest(page);
  await page.getByRole('checkbox', { name: /零风险报告/ }).check();
  await page.getByLabel('签名口令').fill(PIN);
  const kept = page.evaluate(() => new Promise<string>((resolve) => { const ask = indexedDB.open('zhian'); ask.onsuccess = () => resolve(JSON.stringify([...ask.result.objectStoreNames])); }));
  expect(await kept).toContain('outbox');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.getByText('已存在这台手机上').waitFor();
  const entries = await page.evaluate(() => new Promise<string>((resolve) => {
    const ask = indexedDB.open('zhian');
    ask.onsuccess = () => { const all = ask.result.transaction('outbox').objectStore('outbox').getAll(); all.onsuccess = () => resolve(JSON.stringify(all.result)); };
  }));
  expect([entries.includes(post), entries.includes(PIN)]).toEqual([true, false]);
  letTimePass();
  await page.context().setOffline(false);
  await open(page, '/my/outbox');
  await page.getByText('签名前请输入签名口令').first().waitFor();
  await page.getByLabel('签名口令').fill(PIN);
  await page.getByRole('button', { name: '核验并发送' }).click();
  await page.getByText('没有等待发送的内容。').waitFor();
  const [proof] = look<{ method: string }>(demo.server, "select p.method from signature_proofs p join check_records r on r.enterprise_id = p.enterprise_id and r.id = p.subject_id where r.post_id = ?", post);
  expect(proof?.method).toBe('pin');
}, 120_000);

test('a second factor is set up from the app\'s own code, asked for at the next sign-in, and a recovery code does in its place', async () => {
  const page = await demo.pageOf('chen');
  await open(page, '/account/second-factor');
  const typed = (await page.locator('.secret-text').textContent())!.replaceAll(' ', '');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(typed, (letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const codeOf = (apart: number) => codeAt(secret, Math.floor(Date.now() / 30_000) + apart);
  await page.getByLabel(/验证器显示的/).fill(codeOf(-1));
  await page.getByLabel('登录密码').fill(demo.server.password);
  await page.getByRole('button', { name: '启用两步验证' }).click();
  await page.locator('.recovery-codes').waitFor();
  const codes = await page.locator('.recovery-codes li').allTextContents();
  expect(codes.length).toBe(8);
  for (const [javaScriptEnabled, code] of [[true, codeOf(0)], [false, codes[0]!]] as const) {
    const context = await page.context().browser()!.newContext({ baseURL: demo.server.origin, locale: 'zh-CN', viewport: PHONE, javaScriptEnabled });
    const other = await context.newPage();
    await other.goto('/sign-in?next=/hazards');
    await other.getByLabel('登录名').fill('chen');
    await other.getByLabel('密码', { exact: true }).fill(demo.server.password);
    await other.getByRole('button', { name: '登录' }).click();
    await other.getByRole('heading', { name: '两步验证' }).waitFor();
    await other.getByLabel('验证码').fill('000000');
    await other.getByRole('button', { name: '验证并登录' }).click();
    await other.getByText('验证码不对，或已经用过').waitFor();
    await other.getByLabel('验证码').fill(code);
    await other.getByRole('button', { name: '验证并登录' }).click();
    await other.waitForURL(/\/hazards/);
    await context.close();
  }
  expect(demo.complaints()).toEqual([]);
}, 90_000);

test('the address of one’s diary is told once where it is made, and answers there', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await open(page, '/account/diary');
  await page.getByRole('button', { name: '建立日历订阅' }).click();
  await page.getByText('订阅地址（只显示这一次）').waitFor();
  const told = (await page.locator('.notice .mono').textContent())!;
  const answer = await page.request.get(new URL(told).pathname);
  expect([answer.status(), (await answer.text()).slice(0, 15)]).toEqual([200, 'BEGIN:VCALENDAR']);
  await open(page, '/account/diary');
  expect(await page.getByText('订阅地址（只显示这一次）').count()).toBe(0);
});
