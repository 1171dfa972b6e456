import path from 'node:path';
import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { hazardActs, monthlyMeetings, posts, signatures, weeklyReports, workshops } from 'db/schema';
import { authorise } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { Paper } from '~/domain/report/paper';
import { canonicalJson } from '~/domain/shared/canonical';
import { addDays, day } from '~/domain/shared/day';
import { dayOf, instantAt } from '~/domain/shared/instant';
import { newId } from 'db/dialect/ids';
import { openHeads } from '~/platform/host/heads';
import { log } from '~/platform/host/log';
import { openStorage } from '~/platform/host/storage';
import type { Context } from '~/services/context';
import { noticePaper, verificationPaper } from '~/services/hazards/hazardPapers';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { monthPaper } from '~/services/papers/monthPaper';
import { weekPaper } from '~/services/papers/weekPaper';
import { oldInstallation } from './installation';

const textOf = (paper: Paper | null): string => canonicalJson(paper?.blocks ?? null);

const noteOf = (paper: Paper | null): string => /[^"]*重绘[^"]*/.exec(JSON.stringify(paper))?.[0] ?? '';

/** The old installation in the hands of this program, a day after its last signature. */
async function upgraded() {
  const { store, url, folder } = await oldInstallation();
  await store.migrate();
  const signed = await store.read.select().from(signatures).orderBy(asc(signatures.signedAt));
  const { enterpriseId } = signed[0]!;
  const now = instantAt(addDays(dayOf(signed.at(-1)!.signedAt), 2), '10:00');
  const cx: Context = {
    store, storage: openStorage(path.join(folder, 'files')), heads: openHeads(path.join(folder, 'heads')),
    site: { origin: 'https://zhian.example.com', databaseUrl: url, dataFolder: folder, storageFolder: path.join(folder, 'files'), backup: null, backupKeep: 7, version: '0.0.0' },
    log: log.child({}, { level: 'silent' }), now: () => now, newId: () => newId(Date.parse(now)),
  };
  const { personId, personName } = signed[0]!;
  const permit = <A extends Action>(action: A) => authorise(enterpriseId, { personId, name: personName, roles: ['director'], workshopIds: [], postIds: [] }, '质量安全总监', dayOf(now), action)!;
  const own = <T extends { enterpriseId: string }>(rows: T[]): T[] => rows.filter((row) => row.enterpriseId === enterpriseId);
  return { cx, store, enterpriseId, signed: own(signed), permit, own };
}

describe('papers that were signed under release 0.1.0', () => {
  it('are drawn by this program as they were signed, and say that their rendering was not kept', async () => {
    const { cx, store, enterpriseId, signed, permit, own } = await upgraded();
    const days = [...new Set(signed.filter(({ paper }) => paper === 'daily').map(({ paperId }) => day(paperId)))];
    const weeks = own(await store.read.select().from(weeklyReports)).filter(({ id }) => signed.some(({ paperId }) => paperId === id));
    const months = own(await store.read.select().from(monthlyMeetings)).filter(({ id }) => signed.some(({ paperId }) => paperId === id));
    const acts = own(await store.read.select().from(hazardActs));
    const ofVerb = (verb: string): string[] => [...new Set(acts.filter((act) => act.verb === verb).map(({ hazardId }) => hazardId))];
    const draw = async (): Promise<Map<string, Paper | null>> => {
      const papers = new Map<string, Paper | null>();
      for (const one of days) papers.set(`day ${one}`, await dailyPaper(cx, permit('check.view'), one, null));
      for (const { id, period } of weeks) papers.set(`week ${id}`, await weekPaper(cx, permit('weekly.view'), period, id));
      for (const { id, period } of months) papers.set(`month ${id}`, await monthPaper(cx, permit('monthly.view'), period, id));
      for (const id of ofVerb('notify')) papers.set(`notice ${id}`, await noticePaper(cx, permit('hazard.view'), id));
      for (const id of ofVerb('verify')) papers.set(`verification ${id}`, await verificationPaper(cx, permit('hazard.view'), id));
      return papers;
    };
    const before = await draw();
    for (const kind of ['day', 'week', 'month', 'notice', 'verification']) expect([kind, [...before.keys()].some((name) => name.startsWith(`${kind} `))]).toEqual([kind, true]);
    for (const [name, paper] of before) expect([name, paper?.contentHash]).toEqual([name, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    // Everything of the house is called otherwise now.
    const places = own(await store.read.select().from(posts));
    await store.write(places.map(({ id, name }) => update(posts, { enterpriseId, id }, { name: `${name}改名` })));
    await store.write(own(await store.read.select().from(workshops)).map(({ id, name }) => update(workshops, { enterpriseId, id }, { name: `${name}改名` })));
    const after = await draw();
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [name, paper] of after) {
      expect([name, paper?.contentHash]).toEqual([name, before.get(name)!.contentHash]);
      // What was signed stays; a name that the old records do not hold is today's, and the paper says so.
      expect([name, textOf(paper).replaceAll('改名', '')]).toEqual([name, textOf(before.get(name)!)]);
      if (textOf(paper).includes('改名')) expect([name, noteOf(paper)]).toEqual([name, expect.stringMatching(/重绘，签认时未留存版面.*按现在的名称|名称按现有记录/)]);
      if (/^(day|week|month)/.test(name)) expect([name, noteOf(paper)]).toEqual([name, expect.stringMatching(/^(?!.*不一致).*重绘，签认时未留存版面.*一致/)]);
    }
  });
});
