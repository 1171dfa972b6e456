import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { INSTRUMENT_KINDS, type InstrumentKind } from '~/domain/supervision/types';
import { INSTRUMENT_KIND_NAMES } from '~/domain/supervision/words';
import { cableMaker, look } from '../routes/records';
import { visitorAs } from '../routes/visitor';
import { open, openBrowser, pressAndConfirm, signedInContext, watchedPage } from './browser';

const server = inject('server');
const cable = cableMaker(server);
const complaints: string[][] = [];
const contexts: BrowserContext[] = [];
let browser: Browser;

async function pageOf(loginName: string): Promise<Page> {
  const context = await signedInContext(browser, server, loginName);
  contexts.push(context);
  const watched = await watchedPage(context);
  complaints.push(watched.complaints);
  return watched.page;
}
/** A post that has to lead on. */
async function done(loginName: string, address: string, fields: Record<string, string> = {}): Promise<string> {
  const answer = await (await visitorAs(server, loginName)).post(address, fields);
  expect([address, answer.status, answer.status === 302 ? '' : await answer.text()]).toEqual([address, 302, '']);
  return answer.headers.get('location') ?? '';
}
const newest = (kind: InstrumentKind): string => look<{ id: string }>(server, 'select id from instruments where enterprise_id = ? and kind = ? order by issued_at desc, id desc limit 1', cable, kind)[0]!.id;
const stage = (id: string): string => look<{ stage: string }>(server, 'select stage from instruments where id = ?', id)[0]!.stage;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser.close();
});

test('整改通知书 goes from the officer to a hazard that is closed, and back to the officer who closes it', async () => {
  const [officer, director] = [await pageOf('jianguan'), await pageOf('lin')];
  await open(officer, `/supervision/enterprises/${cable}`);
  await officer.locator('select[name=kind]').selectOption({ label: '整改通知书' });
  await officer.getByLabel('内容').fill('出厂检验原始记录缺复核签名，请整改。');
  await officer.getByLabel('另一名执法人员').fill('吕明');
  await pressAndConfirm(officer, '发出');
  await officer.waitForURL(/\/supervision\/instruments\//);
  const id = newest('rectification');

  await open(director, `/submissions/instruments/${id}`);
  await pressAndConfirm(director, '签收');
  await director.getByRole('link', { name: '登记隐患' }).click();
  await director.waitForURL(/\/hazards\/new\?source=regulator/);
  const post = look<{ id: string }>(server, 'select id from posts where enterprise_id = ? and closed_on is null order by position limit 1', cable)[0]!.id;
  const people = look<{ id: string; name: string }>(server, 'select id, name from persons where enterprise_id = ?', cable);
  const responsible = people.find(({ name }) => name === '吴建华')!.id;
  await done('lin', '/hazards/new', { source: 'regulator', postId: post, title: '检验记录缺复核', description: '出厂检验原始记录缺复核签名', immediateMeasure: '补签并复核', responsibleId: responsible });
  const [hazard] = look<{ id: string; number: string }>(server, "select id, number from hazards where enterprise_id = ? and source = 'regulator' order by registered_at desc, id desc limit 1", cable);
  const version = (): string => String(look<{ version: number }>(server, 'select version from hazards where id = ?', hazard!.id)[0]!.version);
  const acts: readonly (readonly [string, string, Record<string, string>])[] = [
    ['zhou', 'grading', { grade: 'general', basis: '记录问题', treatment: 'immediate' }],
    ['lin', 'notice', { requirement: '补正记录', responsibleId: responsible }],
    ['wu', 'receipt', {}],
    ['wu', 'rectification', { cause: '疏忽', measure: '已补签', doneOn: look<{ day: string }>(server, "select found_day as day from hazards where id = ?", hazard!.id)[0]!.day, photos: look<{ hash: string }>(server, 'select hash from evidence where enterprise_id = ? limit 1', cable)[0]!.hash }],
    ['zhou', 'verification', { passed: 'yes', standard: '查看记录', opinion: '合格' }],
  ];
  for (const [who, act, fields] of acts) await done(who, `/hazards/${hazard!.id}/${act}`, { ...fields, version: version() });

  await open(director, `/submissions/instruments/${id}`);
  expect(await director.getByLabel('相关隐患').inputValue()).toContain(hazard!.number);
  await director.locator('textarea[name=words]').fill('已补正记录，复核人签名齐全。');
  await pressAndConfirm(director, '提交答复');
  await director.getByText('已答复').first().waitFor();

  await open(officer, `/supervision/instruments/${id}`);
  await officer.getByText(`${hazard!.number}（已销号）`).waitFor();
  await pressAndConfirm(officer, '办结');
  await officer.getByText('已办结').first().waitFor();
  expect(stage(id)).toBe('closed');
  expect(complaints.flat()).toEqual([]);
});

test.for(INSTRUMENT_KINDS.filter((kind) => kind !== 'rectification').map((kind) => [INSTRUMENT_KIND_NAMES[kind], kind] as const))('%s is signed for, answered and closed', async ([, kind]) => {
  await done('jianguan', `/supervision/enterprises/${cable}`, { kind, words: '请办理并答复。' });
  const id = newest(kind);
  await done('lin', `/submissions/instruments/${id}/receipt`);
  await done('lin', `/submissions/instruments/${id}/reply`, { words: '已办理。' });
  await done('jianguan', `/supervision/instruments/${id}/closure`);
  expect(stage(id)).toBe('closed');
});

test('the first password of an officer is told where the account is made', async () => {
  const page = await pageOf('jianguan');
  await open(page, '/supervision/officers');
  await page.locator('select[name=bureauId]').selectOption({ index: 1 });
  await page.getByLabel('姓名').fill('新人');
  await page.getByLabel('职务').fill('科员');
  await page.getByLabel('登录名').fill('xinren');
  await page.getByLabel('经办人').check();
  await page.getByRole('button', { name: '建立人员账户' }).click();
  await page.getByText('只显示这一次').waitFor();
  const [loginName, password] = await page.locator('.notice .mono').allTextContents();
  expect([loginName, password!.length > 8]).toEqual(['xinren', true]);
});
