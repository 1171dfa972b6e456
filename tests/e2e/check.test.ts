import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { look } from '../routes/records';
import { open, PHONE } from './browser';
import { fillPost } from './fillPost';
import { ownDemo } from './ownDemo';
import { alive, answer, items } from './phone';

/** A check that cannot be filled in by accident. */
const POST = '护套挤出岗';
const ITEMS = 12;
const demo = ownDemo([], (dataFolder) => fillPost(dataFolder, POST, ITEMS));
const postId = (): string => look<{ id: string }>(demo.server, 'select id from posts where enterprise_id = ? and name = ?', demo.cable, POST)[0]!.id;

/** The check of the post, as a list or as cards. */
async function check(shown: 'list' | 'cards', viewport: { width: number; height: number } = PHONE): Promise<Page> {
  const page = await demo.pageOf('wang', { viewport });
  await page.context().addCookies([{ name: 'check', value: shown, url: demo.server.origin }]);
  await open(page, `/check/${postId()}`);
  await alive(page);
  return page;
}
const now = (page: Page) => page.locator('.check-card.now');
const progress = (page: Page) => page.locator('[data-progress]').textContent();

/**
 * Runs in the page, as plain text so that no compiler adds to it: taps twice at one place with pauses of chance, and notes each answer to an item whose
 * title or limit was not whole on the screen for 600 ms, and each that is another than the one that was tapped. Comes back to the first card at the end.
 */
const TAP = (pairs: number, seed: number): string => `
  (async () => {
    let chance = ${seed};
    const random = (most) => { chance = (chance * 1103515245 + 12345) % 2147483648; return chance % most; };
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const shown = new Map();
    const see = () => {
      for (const section of document.querySelectorAll('[data-item]')) {
        const { top, bottom, height } = section.querySelector('.check-said').getBoundingClientRect();
        const whole = height > 0 && top >= 0 && bottom <= innerHeight;
        if (!whole) shown.delete(section); else if (!shown.has(section)) shown.set(section, performance.now());
      }
      requestAnimationFrame(see);
    };
    see();
    // What was on the screen before this began to look is not told as unseen.
    await wait(700);
    let unseen = 0, answered = 0, other = 0;
    document.addEventListener('change', ({ target }) => {
      if (!target.matches('.pick')) return;
      answered += 1;
      if (target.value !== 'conforming') other += 1;
      if (performance.now() - (shown.get(target.closest('[data-item]')) ?? Infinity) < 590) unseen += 1;
    }, true);
    const tap = (x, y) => document.elementFromPoint(x, y)?.click();
    let signed = 0;
    document.querySelector('form.check').addEventListener('submit', () => { signed += 1; }, true);
    for (let pair = 0; pair < ${pairs}; pair += 1) {
      const open = document.querySelector('.check-card.now');
      if (!open) {
        for (let card = 0; card < 3; card += 1) { tap(lastX, lastY); await wait(120); }
        history.go(-${ITEMS});
        await wait(400);
        continue;
      }
      const label = open.querySelector('.conforming + label').getBoundingClientRect();
      globalThis.lastX = label.left + label.width / 2;
      globalThis.lastY = label.top + label.height / 2;
      tap(lastX, lastY);
      await wait(40 + random(420));
      tap(lastX, lastY);
      await wait(random(120));
    }
    return { unseen, answered, other, signed };
  })()
`;

test('500 double taps with pauses of chance answer no item that was not on the screen, none otherwise than was tapped, and sign nothing', async () => {
  const pages = await Promise.all(Array.from({ length: 5 }, () => check('cards')));
  const told = await Promise.all(pages.map((page, index) => page.evaluate<{ unseen: number; answered: number; other: number; signed: number }>(TAP(100, 7919 * (index + 1)))));
  expect(told.map(({ unseen, other, signed }) => [unseen, other, signed])).toEqual(told.map(() => [0, 0, 0]));
  expect(told.every(({ answered }) => answered > ITEMS / 2)).toBe(true);
  await Promise.all(pages.map((page) => page.context().close()));
});

const VIEWPORTS = [{ width: 360, height: 740 }, { width: 320, height: 568 }, { width: 740, height: 360 }, { width: 412, height: 915 }, { width: 360, height: 640 }];

test('title and limit are on the screen whenever the answers can be pressed, in six viewports', async () => {
  for (const shown of ['list', 'cards'] as const) {
    const page = await check(shown);
    for (const [at, viewport] of [...VIEWPORTS, PHONE].entries()) {
      await page.setViewportSize(viewport);
      if (at === VIEWPORTS.length) await page.evaluate(`document.querySelector('.phone').style.fontSize = '34px'; dispatchEvent(new Event('resize'))`);
      await page.waitForTimeout(200);
      const hidden = await page.evaluate<string[]>(`(async () => {
        const found = [];
        for (let y = 0; y <= document.documentElement.scrollHeight; y += 57) {
          scrollTo(0, y);
          await new Promise((resolve) => requestAnimationFrame(resolve));
          for (const label of document.querySelectorAll('.pick')) {
            const { left, top, width, height } = label.getBoundingClientRect();
            if (height === 0) continue;
            if (document.elementFromPoint(left + width / 2, top + height / 2) !== label) continue;
            const said = label.closest('[data-item]').querySelector('.check-said').getBoundingClientRect();
            if (said.top < -1 || said.bottom > innerHeight + 1) found.push(label.id + ' at ' + y);
          }
        }
        return found;
      })()`);
      expect(hidden, `${shown} ${JSON.stringify(viewport)} ${at}`).toEqual([]);
    }
    await page.context().close();
  }
});

test('an answer is taken back from the strip, and Back is the item before', async () => {
  const page = await check('cards');
  await answer(now(page), '符合');
  await page.locator('#check-undo').getByText('第 1 项 符合').waitFor();
  await expect.poll(() => progress(page)).toBe(`2 / ${ITEMS}`);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => progress(page)).toBe(`1 / ${ITEMS}`);
  expect(await page.locator('.pick:checked').count()).toBe(0);
  await answer(now(page), '符合');
  await expect.poll(() => progress(page)).toBe(`2 / ${ITEMS}`);
  await page.goBack();
  await expect.poll(() => progress(page)).toBe(`1 / ${ITEMS}`);
  // The same answer once more goes on.
  await now(page).and(page.locator(':not(.fresh)')).waitFor();
  await now(page).locator('.conforming').click();
  await expect.poll(() => progress(page)).toBe(`2 / ${ITEMS}`);
  expect(new URL(page.url()).pathname).toMatch(/^\/check\//);
  await page.context().close();
});

test('a second thought within the moment keeps the card, with what the later answer asks for', async () => {
  const page = await check('cards');
  const card = now(page);
  await answer(card, '符合');
  await page.waitForTimeout(900);
  await page.goBack();
  await expect.poll(() => progress(page)).toBe(`1 / ${ITEMS}`);
  await card.and(page.locator(':not(.fresh)')).waitFor();
  await page.evaluate(`(() => {
    const card = document.querySelector('.check-card.now');
    card.querySelector('.conforming').click();
    setTimeout(() => card.querySelector('.nonconforming').click(), 90);
  })()`);
  await page.waitForTimeout(900);
  expect(await progress(page)).toBe(`1 / ${ITEMS}`);
  await card.getByLabel('哪里不符合').waitFor();
  await page.context().close();
});

test('by the keyboard one passes over answers, goes on by the space bar, and the focus follows to the next card', async () => {
  const page = await check('cards');
  await now(page).and(page.locator(':not(.fresh)')).waitFor();
  await now(page).locator('.pick').first().focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(500);
  expect(await progress(page)).toBe(`1 / ${ITEMS}`);
  await now(page).locator('.conforming').focus();
  await page.keyboard.press('Space');
  await expect.poll(() => progress(page)).toBe(`2 / ${ITEMS}`);
  await expect.poll(() => page.evaluate(`document.activeElement.closest('.check-card')?.classList.contains('now') ?? false`)).toBe(true);
  await page.context().close();
});

test('before signing one sees what one signs; each line opens its card, and nothing of the end lies where the answers were', async () => {
  const page = await check('cards');
  const band = (await now(page).locator('.conforming + label').boundingBox())!;
  for (let at = 0; at < ITEMS; at += 1) await answer(items(page).nth(at), '符合');
  await page.getByRole('heading', { name: '没有发现不符合项' }).waitFor();
  const under = await page.evaluate<string>(`document.elementFromPoint(${band.x + band.width / 2}, ${band.y + band.height / 2})?.closest('label, button')?.textContent ?? ''`);
  expect(under).not.toMatch(/签名|零风险/);
  // The end takes nothing while a thumb may still be tapping.
  await page.waitForTimeout(700);
  await page.locator('.check-summary summary').filter({ hasText: /^符合/ }).click();
  await page.getByRole('button', { name: /^3\. / }).click();
  await expect.poll(() => progress(page)).toBe(`3 / ${ITEMS}`);
  expect(await now(page).locator('.conforming').isChecked()).toBe(true);
  await page.context().close();
});

test('a draft that was not sent is told on the page of today', async () => {
  const page = await check('list');
  await answer(items(page).first(), '符合');
  await open(page, '/today');
  await page.getByText('已填 1 项，还没有提交').waitFor();
  await page.context().close();
});

test('a check is read by a screen reader in its order: what it is, what is right, the answers', async () => {
  const page = await check('cards');
  const tree = await page.locator('main').ariaSnapshot();
  expect(tree).toMatch(/region ".*护套.*|region "1 /);
  expect(tree).toMatch(/heading "1 [^"]+" \[level=2\]\n[\s\S]*- paragraph:[\s\S]*- group "[^"]+：检查结果"[\s\S]*- radio "符合"[\s\S]*- radio "不符合"[\s\S]*- radio "不适用"[\s\S]*- button "下一项"/);
  await page.context().close();
});

test('axe finds nothing in the states of a check; the focus and the chosen answer are seen in forced colours too', async () => {
  for (const shown of ['list', 'cards'] as const) {
    const page = await check(shown);
    for (const name of ['不符合', '不适用'] as const) {
      await answer(items(page).first(), name);
      await page.waitForTimeout(500);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${shown} ${name} ${id} ${String(nodes[0]?.target)}`)).toEqual([]);
    }
    await page.emulateMedia({ forcedColors: 'active' });
    const look = (selector: string) => page.evaluate<string>(`(() => { const style = getComputedStyle(document.querySelector('${selector}')); return [style.borderTopWidth, style.outlineStyle, style.outlineWidth].join(' '); })()`);
    await items(page).first().locator('.notApplicable').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    expect(await look('.pick:checked + label')).toMatch(/^4px solid 3px$/);
    await page.emulateMedia({ forcedColors: 'none' });
    const colour = await page.evaluate<string>(`getComputedStyle(document.querySelector('.pick:checked + label')).outlineColor`);
    expect(colour).toBe('rgb(27, 33, 38)');
    await page.context().close();
  }
});

test('a browser without layers and :has lays the page out all the same', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await page.route('**/*.css', async (route) => {
    const answerOf = await route.fetch();
    const css = (await answerOf.text()).replace(/@layer [^{;]+;/g, '').replace(/@layer \w+\s*\{(?:[^{}]|\{[^{}]*\})*\}/g, '').replace(/[^{}]*:has\([^{}]*\{[^{}]*\}/g, '');
    expect(css).not.toMatch(/@layer|:has\(/);
    await route.fulfill({ response: answerOf, body: css, headers: { 'content-type': 'text/css' } });
  });
  for (const address of ['/today', `/check/${postId()}`, '/my/report', '/my/hazards', '/my']) {
    await open(page, address);
    const [over, box, finding] = await page.evaluate<[number, string, string]>(`[document.documentElement.scrollWidth - document.documentElement.clientWidth, getComputedStyle(document.querySelector('.phone *')).boxSizing, getComputedStyle(document.querySelector('.finding') ?? document.head).display]`);
    expect([address, over, box, finding]).toEqual([address, 0, 'border-box', 'none']);
  }
  await page.context().close();
});

test('where nothing applies each item says why, and the record says that nothing was produced', async () => {
  const page = await check('list');
  for (const item of await items(page).all()) {
    await answer(item, '不适用');
    await item.getByRole('radio', { name: '本班未生产此产品' }).check();
  }
  expect(await page.getByRole('checkbox', { name: /零风险报告/ }).isVisible()).toBe(false);
  await page.getByRole('heading', { name: '本班未生产：全部不适用' }).waitFor();
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.waitForURL(/\/records\//);
  await page.getByText('本班未生产（全部不适用）').waitFor();
  const [record] = look<{ zero_risk: number }>(demo.server, 'select zero_risk from check_records where enterprise_id = ? and post_id = ? order by submitted_at desc limit 1', demo.cable, postId());
  expect(record!.zero_risk).toBe(0);
  await page.context().close();
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints()).toEqual([]);
});
