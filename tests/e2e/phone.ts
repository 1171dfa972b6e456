import type { Locator, Page } from 'playwright-core';
import { LEAST_MS } from '~/phone/check/guard';
import { askedOf, limitsFor, type Measurement, productsOf } from '~/domain/risk/list/measurements';

/** The check of a page, alive. */
export const alive = (page: Page): Promise<void> => page.locator('form.check.alive').waitFor();

/** Items of a check, in their order. */
export const items = (page: Page): Locator => page.locator('form.check [data-item]');

/** Fills in the numbers an item asks for and has not yet, each in the middle of its limits; of several products the first is made. */
export async function measure(item: Locator): Promise<void> {
  const box = item.locator('.measured');
  if ((await box.count()) === 0) return;
  const asked = JSON.parse((await box.getAttribute('data-measured'))!) as Measurement[];
  const [first] = productsOf(askedOf(asked));
  if (first && (await box.locator('select').count()) > 0) await box.locator('select').selectOption(first);
  const values = askedOf(asked).flatMap((one) => {
    const { lower, upper } = limitsFor(one, first ?? '');
    return Array.from({ length: one.count }, () => String(((lower ?? upper ?? 0) + (upper ?? lower ?? 0)) / 2));
  });
  for (const [at, field] of (await box.locator('input').all()).entries()) if ((await field.inputValue()) === '') await field.fill(values[at]!);
}

/** Answers one item as somebody does who has read it; with cards it is the open one. */
export async function answer(item: Locator, name: '符合' | '不符合' | '不适用'): Promise<void> {
  await item.scrollIntoViewIfNeeded();
  await item.and(item.page().locator(':not(.fresh)')).waitFor();
  if (name === '符合') await measure(item);
  await item.getByRole('radio', { name, exact: true }).check();
}

/** Answers what is left of a list with 符合. */
export async function answerRest(page: Page): Promise<void> {
  for (const item of await items(page).all()) if ((await item.locator('.pick:checked').count()) === 0) await answer(item, '符合');
}

/** Declares zero risk, signs, and waits for the record. */
export async function signClean(page: Page): Promise<void> {
  // The end of cards takes nothing until it has been read.
  if ((await page.locator('form.check.cards').count()) > 0) await page.waitForTimeout(2 * LEAST_MS);
  await page.getByRole('checkbox', { name: /零风险报告/ }).check();
  await page.getByRole('button', { name: '签名并提交' }).click();
}
