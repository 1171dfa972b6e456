import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { addDays } from '~/domain/shared/day';
import { type Client, measure, type Run } from './client';
import type { BenchWorld } from './world';

/** A view of the ledger: its address, and the same rows as plain SQL for the floor. */
export interface LedgerView {
  readonly search: string;
  readonly sql: string;
}

/** Filters and orders that people use, one after another; every one gives a full page of 25. */
export function ledgerViews(world: BenchWorld): LedgerView[] {
  const [shop, person] = [world.workshops[1]!.id, world.holders[2]!.personId];
  const [from, to] = [addDays(world.today, -400), addDays(world.today, -200)];
  const view = (search: string, where: string, order = 'found_day desc, id desc'): LedgerView => ({
    search,
    sql: `select * from hazards where enterprise_id = '${world.enterpriseId}' and ${where} order by ${order} limit 26`,
  });
  return [
    view('state=all', 'true'),
    view('state=all&sort=number', 'true', 'number desc'),
    view('state=open', "closed_day is null and stage <> 'closed'"),
    view('state=open&sort=deadline', "closed_day is null and stage <> 'closed'", 'due_order, id'),
    view('state=overdue', `closed_day is null and stage <> 'closed' and due_order < '${world.today}'`, 'due_order, id'),
    view('state=rectifying', "stage = 'rectifying'"),
    view('state=all&grade=major', "grade = 'major'"),
    view('state=closed&source=complaint', "stage = 'closed' and source = 'complaint'"),
    view(`state=all&workshop=${shop}`, `workshop_id = '${shop}'`),
    view(`state=open&workshop=${shop}&grade=general`, `closed_day is null and stage <> 'closed' and workshop_id = '${shop}' and grade = 'general'`),
    view(`state=all&responsible=${person}`, `responsible_id = '${person}'`),
    view(`state=closed&from=${from}&to=${to}`, `stage = 'closed' and found_day between '${from}' and '${to}'`),
    view(`state=all&q=${encodeURIComponent('绝缘')}`, `title >= '绝缘' and title < '绝缘\u{10FFFF}'`, 'title, id'),
  ];
}

function decoded({ headers, body }: { headers: Record<string, string | string[] | undefined>; body: Buffer }): string {
  const encoding = headers['content-encoding'];
  return (encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body).toString();
}

/** Reads the views in turn, `rounds` times, one request after the other as one person does. Throws when a view has no full page. */
export async function readLedger(client: Client, path: string, cookie: string, views: readonly LedgerView[], rounds: number): Promise<Run> {
  for (const { search } of views) {
    const answer = await client.send('GET', `${path}?${search}`, { cookie });
    const numbers = new Set(decoded(answer).match(/HZ-\d{4}-\d{7}/g));
    if (answer.status !== 200 || numbers.size !== 25) throw new Error(`GET ${path}?${search}: ${answer.status}, ${numbers.size} hazards\n${decoded(answer).slice(0, 500)}`);
  }
  const tasks = Array.from({ length: rounds }, () => views).flat().map(({ search }) => async () => {
    const answer = await client.send('GET', `${path}?${search}`, { cookie });
    if (answer.status !== 200) throw new Error(`GET ${path}?${search}: ${answer.status}`);
    return answer.ms;
  });
  return measure(tasks, 1);
}

/** The same rows from the floor, as JSON (`/rows`) or as a page. */
export function readFloor(client: Client, path: '/rows' | '/page', views: readonly LedgerView[], rounds: number): Promise<Run> {
  const tasks = Array.from({ length: rounds }, () => [...views.keys()]).flat().map((query) => async () => (await client.send('GET', `${path}?query=${query}`)).ms);
  return measure(tasks, 1);
}

/** What a head of a workshop looks at in turn; every view gives a full page. */
const READ = ['state=all', 'state=open', 'state=open&sort=deadline', 'state=closed', 'state=all&grade=general', `state=all&q=${encodeURIComponent('绝缘')}`];
const READERS = 8;

/** Full pages of the ledger that one process gives in a second, to so many readers at once. */
export async function pagesPerSecond(client: Client, cookie: string, rounds: number): Promise<number> {
  const views = READ.map((search): LedgerView => ({ search, sql: '' }));
  await readLedger(client, '/hazards', cookie, views, 1);
  const tasks = Array.from({ length: rounds }, () => READ).flat().map((search) => async () => {
    const { status, ms } = await client.send('GET', `/hazards?${search}`, { cookie });
    if (status !== 200) throw new Error(`GET /hazards?${search}: ${status}`);
    return ms;
  });
  return (await measure(tasks, READERS)).perSecond;
}
