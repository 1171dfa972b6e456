import { describe, expect, inject, test } from 'vitest';
import { visitorAs } from './visitor';

const server = inject('server');

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const plain = (html: string): string => html.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, number?: string, name?: string) =>
  hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : number ? String.fromCodePoint(Number(number)) : (NAMED[name ?? ''] ?? whole));

/** What a person reads of a page, a piece a line: texts as they run on over marks within a line, and what is read out. */
function printed(html: string): string[] {
  const body = html.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/giu, '').replace(/<!--[\s\S]*?-->/gu, '');
  const told = [...body.matchAll(/\s(?:aria-label|title|placeholder|alt|data-label)="([^"]*)"/gu)].map(([, text]) => plain(text!));
  const texts = body.replace(/<\/?(?:a|b|i|em|strong|small|span|time|output|label|abbr|sup|sub)\b[^>]*>/giu, '').split(/<[^>]*>/u).map((text) => plain(text).trim());
  return [...told, ...texts].filter(Boolean);
}

/** Half-width marks beside Chinese, the other quotes, a version without its spaces. */
const FAULT = /(?<=[\p{Script=Han}”》）])[,:;?!](?!\d)|[,:;](?=[\p{Script=Han}“《])|[\p{Script=Han}]\(|\([^()]*\p{Script=Han}|[「」]|第\d+版/u;

const PAGES: Readonly<Record<string, readonly string[]>> = {
  lin: [
    '/desk', '/factories', '/trends', '/due', '/risk', '/risk/coverage', '/risk/map', '/risk/versions', '/risk/standard', '/risk/reviews', '/risk/library?category=wire-cable&category=lpg-regulator', '/risk/library/updates', '/risk/import',
    '/routine', '/routine/gaps', '/routine/signing', '/routine/resolutions', '/routine/stops', '/routine/changes', '/hazards', '/papers', '/submissions', '/organisation', '/organisation/people', '/organisation/appointments', '/organisation/codes', '/settings', '/inbox', '/account', '/search?q=检验',
  ],
  chen: ['/desk', '/routine', '/today'],
  zhou: ['/desk'],
  sun: ['/today', '/my', '/my/hazards', '/my/list', '/my/inbox', '/my/report', '/c'],
  jianguan: ['/supervision'],
};

describe('Chinese as it is printed', () => {
  test.for(Object.entries(PAGES).flatMap(([who, pages]) => pages.map((page) => ({ who, page }))))('on $page as $who', async ({ who, page }) => {
    const visitor = await visitorAs(server, who);
    const answer = await visitor.get(page);
    expect(answer.status).toBe(200);
    expect(printed(await answer.text()).filter((text) => FAULT.test(text))).toEqual([]);
  });

  test('on the hazards, weeks and months that the first pages lead to', async () => {
    const lin = await visitorAs(server, 'lin');
    const links = (await Promise.all(['/hazards', '/routine', '/risk', '/papers'].map(async (page) => (await lin.get(page)).text())))
      .flatMap((html) => [...html.matchAll(/href="(\/(?:hazards|routine\/(?:weeks|months|days)|risk\/items)\/[\w-]+)"/gu)].map(([, to]) => to!));
    const pages = [...new Set(links)].slice(0, 24);
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) {
      const answer = await lin.get(page);
      if (answer.status !== 200) continue;
      expect({ page, faults: printed(await answer.text()).filter((text) => FAULT.test(text)) }).toEqual({ page, faults: [] });
    }
  });
});
