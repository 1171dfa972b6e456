import { beforeAll, describe, expect, inject, test } from 'vitest';
import { madeRecords, type Records } from './records';
import { addressOf, LAYOUTS, routeFiles, TABLE } from './table';
import { type Visitor, visitorAs } from './visitor';

const server = inject('server');
const pages = routeFiles().filter(({ file, loader }) => !LAYOUTS.includes(file) && file.endsWith('.tsx') && loader && TABLE[file]);
/** The regions of a floor plan lie where its HTML says, so that it can be read without scripts. */
const PLACED = '/risk/map';

let ids: Records;
let lin: Visitor;

beforeAll(async () => {
  lin = await visitorAs(server, 'lin');
  ids = await madeRecords(server, lin);
});

describe('the policy of a page', () => {
  test.for(pages)('takes styles from files alone at $pattern, and its HTML has no other', async (route) => {
    const address = addressOf(route, TABLE[route.file]!, ids);
    const answer = await lin.get(address);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/(^|;)\s*style-src 'self'(;|$)/);
    expect(policy).not.toContain('style-src-elem');
    const placed = address.split('?')[0] === PLACED;
    expect(policy).toContain(`style-src-attr ${placed ? "'unsafe-inline'" : "'none'"}`);
    const html = await answer.text();
    expect(html).not.toMatch(/<style\b/);
    if (!placed) expect(html).not.toMatch(/<[^<>]* style="/);
  });
});

describe('the ledger', () => {
  test('is put in another order by the heads of its columns, without scripts, and says in which it is', async () => {
    const heads = async (address: string): Promise<string[]> => [...(await (await lin.get(address)).text()).matchAll(/<th scope="col"[^>]*>(?:<a [^>]*>)?[^<]*/g)].map(([head]) => head.replace(' data-discover="true"', ''));
    const all = await heads('/hazards?state=all');
    expect(all.find((head) => head.endsWith('发现日期'))).toMatch(/^<th scope="col" aria-sort="descending"><a .*aria-current="true"/);
    expect(all.find((head) => head.endsWith('编号'))).toMatch(/^<th scope="col"><a .*href="\/hazards\?state=all&amp;sort=number"/);
    expect(all.find((head) => head.endsWith('整改期限'))).toBe('<th scope="col">整改期限');
    const open = await heads('/hazards?state=open&sort=deadline');
    expect(open.find((head) => head.endsWith('整改期限'))).toMatch(/^<th scope="col" aria-sort="ascending"><a title="按整改期限排序，近的在前"/);
    expect(open.find((head) => head.endsWith('编号'))).toBe('<th scope="col">编号');
    const byNumber = await (await lin.get('/hazards?state=all&sort=number')).text();
    const numbers = [...byNumber.matchAll(/class="keep"[^>]*>(HZ-[\d-]+)/g)].map(([, number]) => number!);
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual([...numbers].sort().reverse());
  });
});
