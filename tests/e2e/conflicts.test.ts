import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dayOf, instant } from '~/domain/shared/instant';
import { weekOf } from '~/domain/shared/week';
import { look } from '../routes/records';
import { open } from './browser';
import { ownDemo } from './ownDemo';

const demo = ownDemo();
const monday = weekOf(dayOf(instant(new Date().toISOString()))).start;
const turnover = (page: Page) => page.getByLabel('上年营业额', { exact: false });

test('of two who change the profile of the factory the later is told by whom, and keeps what was typed', async () => {
  const later = await demo.pageOf('lin');
  await open(demo.page, '/settings');
  await open(later, '/settings');
  await demo.page.locator('[name=staff]').fill('422');
  await demo.page.getByRole('button', { name: '保存档案' }).click();
  await expect.poll(() => look<{ staff: number }>(demo.server, 'select * from enterprises where enterprise_id = ?', demo.cable)[0]!.staff).toBe(422);

  await turnover(later).fill('9999');
  await later.getByRole('button', { name: '保存档案' }).click();
  await later.locator('.form-summary').filter({ hasText: '林晓燕' }).waitFor();
  expect(await turnover(later).inputValue()).toBe('9999');
  await later.waitForTimeout(500);
  expect(await turnover(later).inputValue()).toBe('9999');

  // Saving again is a choice made with both in sight; afterwards nothing of the refusal is left, and the form saves on.
  const stored = () => look<{ turnover: number }>(demo.server, 'select * from enterprises where enterprise_id = ?', demo.cable)[0]!.turnover;
  for (const amount of [9999, 9998]) {
    await turnover(later).fill(String(amount));
    await later.getByRole('button', { name: '保存档案' }).click();
    await expect.poll(stored).toBe(amount);
    await later.locator('.form-summary').waitFor({ state: 'detached' });
    await expect.poll(() => later.locator('[name=version]').first().inputValue()).toBe(String(look<{ version: number }>(demo.server, 'select version from enterprises where enterprise_id = ?', demo.cable)[0]!.version));
  }
});

test('of two who grade a hazard the later is told, and the reason that was typed stays', async () => {
  const { id } = look<{ id: string }>(demo.server, "select id from hazards where enterprise_id = ? and stage = 'registered' order by number desc limit 1", demo.cable)[0]!;
  const [first, later] = [await demo.pageOf('zhou'), await demo.pageOf('lin')];
  for (const page of [first, later]) {
    await open(page, `/hazards/${id}`);
    await page.locator('form[action$=grading] [name=grade]').first().waitFor({ state: 'attached' });
  }
  const grade = async (page: Page, name: RegExp, words: string) => {
    await page.locator('form[action$=grading]').getByRole('radio', { name }).first().check();
    await page.locator('form[action$=grading] [name=treatment][value=dated]').check();
    await page.locator('form[action$=grading] textarea').first().fill(words);
    await page.locator('form[action$=grading] button[type=submit]').first().click();
  };
  await grade(first, /^较大/, '安全员的依据');
  await expect.poll(() => look<{ stage: string }>(demo.server, 'select stage from hazards where id = ?', id)[0]!.stage).toBe('graded');
  await grade(later, /^一般/, '总监写好的依据');
  await later.locator('.form-summary').first().waitFor();
  await later.waitForTimeout(500);
  expect(await later.locator('form[action$=grading] textarea').first().inputValue()).toBe('总监写好的依据');
});

test('a weekly report is not signed while words on the page are not saved', async () => {
  const { page } = demo;
  await open(page, `/routine/weeks/${monday}`);
  await page.getByRole('button', { name: /汇总/ }).first().click();
  const words = page.locator('[name=evaluation]');
  await words.waitFor();
  await words.fill('还没有保存的评价');
  await page.getByRole('button', { name: '以质量安全总监身份签字' }).first().click();
  await page.getByText('有改动还没有保存').waitFor();
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(look(demo.server, 'select * from signatures where paper_id = (select id from weekly_reports where enterprise_id = ? and week_start = ? order by compiled_at desc, id desc limit 1)', demo.cable, monday)).toEqual([]);
  await page.getByRole('button', { name: '保存文字' }).click();
  await page.getByText('有改动还没有保存').waitFor({ state: 'detached' });
  await expect.poll(() => look<{ words: string }>(demo.server, 'select * from weekly_reports where enterprise_id = ? and week_start = ? order by id desc', demo.cable, monday)[0]!.words).toContain('还没有保存的评价');
});

test('a form that was taken stands empty for the next', async () => {
  const { page } = demo;
  await open(page, '/organisation/appointments');
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: '任命', exact: true }) });
  const appointed = () => look<{ paper_name: string | null }>(demo.server, "select * from appointments where enterprise_id = ? and role = 'officer' order by id desc", demo.cable);
  const before = appointed().length;
  const person = look<{ id: string }>(demo.server, "select id from persons where enterprise_id = ? and name = '许静'", demo.cable)[0]!.id;
  const choose = form.locator('[name=personId]');
  const combo = form.getByRole('combobox').first();
  await combo.click();
  await combo.fill('许静');
  await page.getByRole('option', { name: /许静/ }).first().click();
  expect(await choose.inputValue()).toBe(person);
  await form.locator('[name=role]').selectOption('officer');
  await form.locator('[name=employment][value=partTime]').check();
  await form.locator('input[type=file]').setInputFiles({ name: '任命.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF') });
  await form.getByRole('button', { name: '任命', exact: true }).click();
  await expect.poll(() => appointed().length).toBe(before + 1);
  await expect.poll(() => choose.inputValue()).toBe('');
  expect(await form.locator('input[type=file]').evaluate((input) => (input as HTMLInputElement).files?.length)).toBe(0);
  expect(await form.locator('[name=employment]:checked').count()).toBe(0);
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints()).toEqual([]);
});
