import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { weekOf } from '~/domain/shared/week';
import { dayOf, instant } from '~/domain/shared/instant';
import { readPdf } from '../documents/reader';
import { cableMaker, look } from '../routes/records';
import { visitorAs } from '../routes/visitor';
import { alive, answer, answerRest, items, measure } from './phone';
import { newContext, open, openBrowser, PHONE, pressAndConfirm, signedInContext, watchedPage } from './browser';
import { cameraPhoto } from './photo';

const server = inject('server');
const cable = cableMaker(server);
const today = dayOf(instant(new Date().toISOString()));
const complaints: string[][] = [];
const contexts: BrowserContext[] = [];
let browser: Browser;

const one = <Row>(sql: string, ...values: unknown[]): Row => look<Row>(server, sql, ...values)[0]!;
const post = (name: string): string => one<{ id: string }>('select id from posts where enterprise_id = ? and name = ?', cable, name).id;
const recordsOf = (postId: string) => look<{ id: string; zero_risk: number; submission_key: string }>(server, 'select * from check_records where enterprise_id = ? and post_id = ? and day = ?', cable, postId, today);

async function pageOf(loginName: string, phone = false, javaScriptEnabled = true): Promise<Page> {
  const context = await signedInContext(browser, server, loginName, { javaScriptEnabled, ...(phone ? { viewport: PHONE } : {}) });
  contexts.push(context);
  const watched = await watchedPage(context);
  complaints.push(watched.complaints);
  return watched.page;
}

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser.close();
});

let hazard = '';

test('the director signs in, opens the risk list and its analysis as a PDF that can be read', async () => {
  const context = await newContext(browser, server);
  contexts.push(context);
  const { page, complaints: said } = await watchedPage(context);
  complaints.push(said);
  await open(page, '/risk');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.getByLabel('登录名').fill('lin');
  await page.getByLabel('密码').fill(server.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname === '/risk');
  await page.getByRole('heading', { level: 1, name: '风险管控清单' }).waitFor();
  await open(page, '/risk/versions');
  await page.locator('a[href$="/analysis"]').first().click();
  await page.waitForURL(/\/analysis/);
  const version = /versions\/([^/]+)/.exec(page.url())![1]!;
  const answer = await context.request.get(`/risk/versions/${version}/analysis.pdf`);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  const { pages } = await readPdf(await answer.body());
  const words = pages.map(({ text }) => text).join('');
  expect(words).toContain('工业产品质量风险分析表');
  expect(words).toContain('恒缆电缆（演示）有限公司');
});

test('a team lead does today’s check on a phone; a reload keeps what was tapped, and pressing twice makes one record', async () => {
  const postId = post('绝缘挤出岗');
  const page = await pageOf('sun', true);
  await page.context().addCookies([{ name: 'check', value: 'list', url: server.origin }]);
  await open(page, '/today');
  await page.locator(`a[href^="/check/${postId}"]`).first().click();
  await page.waitForURL(/\/check\//);
  await alive(page);
  expect(await page.locator('input[type=radio]:checked').count()).toBe(0);
  const first = items(page).first();
  await measure(first);
  await answer(first, '不符合');
  await first.getByLabel('哪里不符合').fill('最薄点低于工艺卡下限');
  await first.getByLabel('拍照').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#884422') });
  await first.getByText('已上传').waitFor();

  await page.reload();
  await alive(page);
  expect(await first.locator('input[value=nonconforming]').isChecked()).toBe(true);
  expect(await first.getByLabel('哪里不符合').inputValue()).toBe('最薄点低于工艺卡下限');
  await first.getByText('已上传').waitFor();

  await first.getByLabel('当场采取了什么措施').fill('停机调整模具，隔离半成品');
  await answerRest(page);
  const sent = page.waitForRequest((request) => request.method() === 'POST' && new URL(request.url()).pathname === `/check/${postId}`);
  await page.getByRole('button', { name: '签名并提交' }).dblclick();
  const request = await sent;
  await page.waitForURL(/\/records\//);
  const record = /records\/([^?]+)/.exec(page.url())![1]!;
  expect(recordsOf(postId).map(({ id }) => id)).toEqual([record]);

  const again = await page.context().request.post(request.url(), {
    headers: { 'content-type': request.headers()['content-type']!, origin: server.origin, accept: 'application/json' },
    data: request.postDataBuffer()!,
  });
  expect([again.status(), await again.json()]).toMatchObject([200, { to: `/records/${record}` }]);
  expect(recordsOf(postId)).toHaveLength(1);
  const opened = look<{ id: string; photos: string }>(server, 'select id, photos from hazards where enterprise_id = ? and source_record_id = ?', cable, record);
  expect(opened).toHaveLength(1);
  hazard = opened[0]!.id;
  const [hash] = JSON.parse(opened[0]!.photos) as string[];
  const photo = await page.context().request.get(`/evidence/${hash}`);
  expect(photo.status()).toBe(200);
  expect((await photo.body()).includes('Tells too much')).toBe(false);
});

test('without scripts an inspector is told what is blank, keeps what was chosen, and declares zero risk', async () => {
  const postId = post('成品检验岗');
  const page = await pageOf('deng', true, false);
  await page.goto(`/check/${postId}`);
  await page.getByRole('button', { name: '签名并提交' }).click();
  expect(await page.locator('.form-summary').textContent()).toMatch(/没有选择结果/);
  for (const item of await page.locator('section.check-card .answers3').all()) await item.getByRole('radio', { name: '符合', exact: true }).check();
  await page.getByRole('button', { name: '签名并提交' }).click();
  expect(await page.locator('.form-summary').textContent()).toContain('零风险');
  expect(await page.locator('input[value=conforming]:checked').count()).toBe(await page.locator('section.check-card .answers3').count());
  await page.getByRole('checkbox', { name: /零风险报告/ }).check();
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.waitForURL(/\/records\//);
  await page.locator('main').getByText('零风险报告').first().waitFor();
  expect(recordsOf(postId).map(({ zero_risk }) => zero_risk)).toEqual([1]);
});

test('the officer grades the finding and the director notifies the person responsible', async () => {
  const officer = await pageOf('zhou');
  await open(officer, `/hazards/${hazard}`);
  await officer.getByRole('radio', { name: /^一般/ }).check();
  await officer.getByLabel('定级依据').fill('单点偏薄，未流出');
  await officer.getByRole('radio', { name: /限期整改/ }).check();
  await officer.getByRole('button', { name: '定级', exact: true }).click();
  await officer.getByText('已定级').first().waitFor();

  const director = await pageOf('lin');
  await open(director, `/hazards/${hazard}`);
  await director.getByLabel('整改要求').fill('模具对中后首件确认，隔离品逐段复测');
  const responsible = director.getByLabel('整改责任人');
  await responsible.click();
  await responsible.fill('吴建华');
  await director.getByRole('option', { name: /吴建华/ }).click();
  await pressAndConfirm(director, '签发通知单');
  await director.getByText('已签发').first().waitFor();
  expect(one('select responsible_name as name, stage from hazards where id = ?', hazard)).toEqual({ name: '吴建华', stage: 'notified' });
});

test('the person responsible receives and rectifies with a photo on a phone, and may not verify it', async () => {
  const page = await pageOf('wu', true);
  await open(page, `/my/hazards/${hazard}`);
  await page.getByRole('button', { name: '接收通知单' }).click();
  await page.getByLabel('整改措施').waitFor();
  await page.getByLabel(/^原因/).fill('定位螺丝松动');
  await page.getByLabel('整改措施').fill('更换螺丝，复测 180 米合格');
  await page.getByLabel('从相册').setInputFiles({ name: '整改后.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#228844') });
  await page.getByRole('button', { name: '提交整改结果' }).click();
  await page.getByText('待验收').first().waitFor();
  expect(await page.getByRole('button', { name: '提交验收' }).count()).toBe(0);

  const { version } = one<{ version: number }>('select version from hazards where id = ?', hazard);
  const own = await (await visitorAs(server, 'wu')).post(`/hazards/${hazard}/verification`, { version: String(version), passed: 'yes', standard: '自己看过', opinion: '合格' });
  expect(own.status).toBe(403);
  const answer = await own.text();
  expect(answer).toContain('整改人不能验收自己整改的隐患');
  expect(answer).toContain('自己看过');
});

test('the officer verifies it, and the hazard is closed for good', async () => {
  const page = await pageOf('zhou');
  await open(page, `/hazards/${hazard}`);
  await page.getByRole('radio', { name: /^合格/ }).check();
  await page.getByLabel('验收标准和方法').fill('逐段复测外径和最薄点');
  await page.getByLabel('验收意见').fill('复测合格，同意销号');
  await pressAndConfirm(page, '提交验收');
  await page.getByText('已销号').first().waitFor();
  for (const paper of ['notice', 'verification']) {
    const answer = await page.context().request.get(`/hazards/${hazard}/${paper}.pdf`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  }
});

test('the director compiles the week and signs; the 主要负责人 adds words and seals it', async () => {
  const monday = weekOf(today).start;
  const director = await pageOf('lin');
  await open(director, `/routine/weeks/${monday}`);
  // On a Sunday afternoon the demo has its report already; then this is a further one.
  const compile = director.getByRole('button', { name: /^(汇总这一周|再汇总一份)$/ });
  if (await compile.count()) await compile.first().click();
  await director.getByRole('button', { name: '保存文字' }).waitFor();
  for (const box of await director.locator('textarea[name=lastWeek], textarea[name=thisWeek], textarea[name=evaluation], textarea[name=nextWeek]').all()) await box.fill('本周检查到位，问题已闭环。');
  await director.getByRole('button', { name: '保存文字' }).click();
  await expect.poll(() => director.locator('textarea[name=evaluation]').evaluate((box: HTMLTextAreaElement) => box.defaultValue)).toBe('本周检查到位，问题已闭环。');
  await pressAndConfirm(director, '以质量安全总监身份签字');
  await director.getByText('等待主要负责人签字。', { exact: true }).waitFor();

  const principal = await pageOf('chen');
  await open(principal, `/routine/weeks/${monday}`);
  await principal.getByLabel('主要负责人意见').fill('同意，下周盯住模具点检。');
  await pressAndConfirm(principal, '以主要负责人身份签字');
  await principal.getByText('同意，下周盯住模具点检。').first().waitFor();
  const pdf = await principal.context().request.get(`/routine/weeks/${monday}/report.pdf`);
  const { pages } = await readPdf(await pdf.body());
  expect(pages.map(({ text }) => text).join('')).toContain('同意，下周盯住模具点检。');
});

let submission = '';

test('the director publishes the next version and submits it', async () => {
  const page = await pageOf('lin');
  await open(page, '/risk');
  await page.getByRole('button', { name: /新建第 \d+ 版草稿/ }).click();
  await page.waitForURL(/version=draft/);
  await open(page, '/risk/publish');
  await pressAndConfirm(page, (await page.getByRole('button', { name: /^发布第/ }).first().textContent())!);
  await page.waitForURL(/version=published/);
  await open(page, '/submissions');
  await pressAndConfirm(page, '报送这一版');
  await page.waitForURL(/\/submissions\/[^/]+$/);
  submission = /submissions\/([^/]+)$/.exec(page.url())![1]!;
});

test('the regulator of the region reads exactly that, to the byte, and returns it with a reason; another region finds nothing', async () => {
  const sent = await (await visitorAs(server, 'lin')).get(`/submissions/${submission}/document.pdf`);
  const page = await pageOf('jianguan');
  await open(page, '/supervision');
  await page.locator(`a[href="/supervision/submissions/${submission}"]`).first().click();
  await page.waitForURL(/\/supervision\/submissions\//);
  await page.waitForLoadState('networkidle');
  expect(await page.locator('main').textContent()).toContain('恒缆电缆（演示）有限公司');
  const received = await page.context().request.get(`/supervision/submissions/${submission}/document.pdf`);
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const stored = one<{ document_hash: string }>('select document_hash from submissions where id = ?', submission).document_hash;
  expect(hash(await received.body())).toBe(stored);
  expect(hash(new Uint8Array(await sent.arrayBuffer()))).toBe(stored);

  await page.getByLabel('退回理由').fill('请补充火花检验的判定准则出处。');
  await pressAndConfirm(page, '退回');
  await page.getByText('请补充火花检验的判定准则出处。').first().waitFor();

  const elsewhere = await visitorAs(server, 'dongshan');
  for (const address of [`/supervision/submissions/${submission}`, `/supervision/submissions/${submission}/document.pdf`]) expect((await elsewhere.get(address)).status).toBe(404);
  const director = await pageOf('lin');
  await open(director, `/submissions/${submission}`);
  expect(await director.locator('main').textContent()).toContain('请补充火花检验的判定准则出处。');
});

/** Runs `npm run zhian -- verify` on a data folder, as an operator does. */
function verify(dataFolder: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', 'zhian', '--', 'verify'], { env: { ...process.env, ZHIAN_DATA: dataFolder, LOG_LEVEL: 'warn' } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

test('after all of it the chains verify, and one field changed behind the program’s back is named', async () => {
  const whole = await verify(server.dataFolder);
  expect(whole, whole.said).toMatchObject({ code: 0 });
  expect(whole.said).toContain('全部一致');

  const copy = mkdtempSync(path.join(tmpdir(), 'zhian-tampered-'));
  const source = new Database(path.join(server.dataFolder, 'zhian.db'), { readonly: true });
  await source.backup(path.join(copy, 'zhian.db'));
  source.close();
  cpSync(path.join(server.dataFolder, 'files'), path.join(copy, 'files'), { recursive: true });
  const file = new Database(path.join(copy, 'zhian.db'));
  const { number } = file.prepare('select number from hazards where id = ?').get(hazard) as { number: string };
  file.prepare("update hazards set deadline = '2099-12-31' where id = ?").run(hazard);
  file.close();
  const changed = await verify(copy);
  rmSync(copy, { recursive: true, force: true });
  expect(changed.code).toBe(1);
  expect(changed.said).toContain('恒缆电缆（演示）有限公司');
  expect(changed.said).toContain('deadline');
  expect(changed.said.includes(number) || changed.said.includes(hazard), changed.said).toBe(true);
});

test('nobody’s console complained on the way', () => {
  expect(complaints.flat()).toEqual([]);
});
