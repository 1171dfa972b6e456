import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { type evidence, events, papers as lines } from 'db/schema';
import { newerThan, PAPER_KINDS, type PaperLine, paperLinks } from '~/domain/report/register';
import { day, type Month } from '~/domain/shared/day';
import { authoriseOfficer } from '~/domain/supervision/authority';
import { papers } from '~/pages/paper/papers';
import { search } from '~/pages/desk/search';
import { only } from '../../world/may';
import { verifiedPaper } from '~/pages/paper/verifiedPaper';
import { gradeHazard } from '~/services/hazards/gradeHazard';
import { noticePaper, verificationPaper } from '~/services/hazards/hazardPapers';
import { notifyHazard } from '~/services/hazards/notifyHazard';
import { receiveHazard } from '~/services/hazards/receiveHazard';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';
import { registerHazard } from '~/services/hazards/registerHazard';
import { verifyHazard } from '~/services/hazards/verifyHazard';
import { verifyChains } from '~/services/integrity/verifyChains';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { weekPaper } from '~/services/papers/weekPaper';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { correctCheck } from '~/services/routine/correctCheck';
import { explainGap } from '~/services/routine/explainGap';
import { signDay } from '~/services/routine/signDay';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { submitRiskList } from '~/services/supervision/submitPackage';
import { regulatorOf } from 'db/repositories/paper/submissions';
import { createWorld, type Factory, type World } from '../../world/factory';
import { publishList, putRecord } from '../../world/records';

let world: World;
let haina: Factory;
let made: { versionId: string; itemIds: string[] };
const MONDAY = day('2026-11-16');

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
  made = await publishList(world, haina, day('2026-11-02'), [
    { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' },
    { postId: haina.posts.incoming, workshopId: haina.workshops.drawing, frequency: 'day' },
  ]);
});

const ok = <T>(result: { ok: true; fact: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.fact;
};
const register = () => registerOf(scopeOf(world.store, haina.enterpriseId));
const of = async (kind: PaperLine['kind'], subjectKind?: PaperLine['subjectKind']) =>
  (await world.store.read.select().from(lines).where(and(eq(lines.enterpriseId, haina.enterpriseId), eq(lines.kind, kind))))
    .filter((line) => !subjectKind || line.subjectKind === subjectKind)
    .sort((a, b) => a.ordinal - b.ordinal);
const asked = (hash: string) => verifiedPaper(world.cx, hash);
const findings = async (): Promise<unknown[]> => {
  const found: unknown[] = [];
  await verifyChains({ store: world.store, storage: world.cx.storage }, (finding) => finding.kind !== 'fileMissing' && found.push(finding));
  return found;
};
const photoRow = (hash: string): typeof evidence.$inferInsert => ({
  enterpriseId: haina.enterpriseId, hash, mediaType: 'image/jpeg', bytes: 3, width: 1, height: 1, originalName: 'a.jpg', uploadedBy: haina.people.head, uploadedAt: world.clock.now,
});

/** A hazard with its notice issued. */
async function noticed(): Promise<string> {
  const { cx } = world;
  const found = { source: 'snapshot' as const, postId: haina.posts.extruder, title: '绝缘厚度偏薄', description: '最薄处低于工艺要求。', immediateMeasure: '停机', photos: [], foundDay: day('2026-11-18'), responsibleId: null };
  const { id } = ok(await registerHazard(cx, haina.as('lead', 'hazard.register'), found));
  ok(await gradeHazard(cx, haina.as('officer', 'hazard.grade'), id, { grade: 'general', basis: '其他', treatment: 'dated', deadline: null, version: 1 }));
  ok(await notifyHazard(cx, haina.as('officer', 'hazard.notify'), id, { requirement: '调整模具', responsibleId: haina.people.head, deadline: null, fiveElements: null, handedOver: false, version: 2 }));
  return id;
}

describe('the papers of a hazard', () => {
  it('are found by the code of each print: what was printed before the last act says that there is a later state', async () => {
    const { cx } = world;
    const id = await noticed();
    const director = haina.as('director', 'hazard.view');
    const issued = (await noticePaper(cx, director, id))!;
    expect(issued.verifyUrl).toContain(issued.contentHash);
    expect(await asked(issued.contentHash)).toEqual({ kind: '质量隐患整改通知单', number: 'ZG-2026-0001', version: '', factory: haina.name, issuedAt: expect.stringMatching(/^2026-11-18T/) as string, newer: null });
    ok(await receiveHazard(cx, haina.as('head', 'hazard.receive'), id, { remark: '', version: 3 }));
    const received = (await noticePaper(cx, director, id))!;
    expect(received.contentHash).not.toBe(issued.contentHash);
    expect((await asked(issued.contentHash))?.newer).toBe('这份文书之后又有更正或新的进展，请向企业索取最新的一份。');
    expect((await asked(received.contentHash))?.newer).toBeNull();
    ok(await rectifyHazard(cx, haina.as('head', 'hazard.rectify'), id, { cause: '磨损', measure: '更换', doneOn: day('2026-11-18'), photos: ['h1'], cost: null, version: 4 }, [photoRow('h1')]));
    ok(await verifyHazard(cx, haina.as('officer', 'hazard.verify'), id, { passed: false, standard: '工艺卡', opinion: '未复测', photos: [], version: 5 }));
    const failed = (await verificationPaper(cx, director, id))!;
    expect(await asked(failed.contentHash)).toMatchObject({ kind: '质量隐患治理验收表', number: failed.number, newer: null });
    ok(await rectifyHazard(cx, haina.as('head', 'hazard.rectify'), id, { cause: '磨损', measure: '复测', doneOn: day('2026-11-18'), photos: ['h1'], cost: null, version: 6 }));
    expect((await asked(failed.contentHash))?.newer).toBe('这份文书之后又有更正或新的进展，请向企业索取最新的一份。');
    ok(await verifyHazard(cx, haina.as('officer', 'hazard.verify'), id, { passed: true, standard: '工艺卡', opinion: '合格', photos: [], version: 7 }));
    const passed = (await verificationPaper(cx, director, id))!;
    expect((await asked(failed.contentHash))?.newer).toBe(`已有更新的：${passed.number}。请以更新的为准。`);
    expect((await of('notice')).map(({ state, step }) => [state, step])).toEqual([
      ['replaced', 'issued'], ['replaced', 'received'], ['replaced', 'received'], ['replaced', 'received'], ['replaced', 'received'], ['current', 'received'],
    ]);
    // one paper in the list, whatever states of it were printed
    const { rows } = await papers(cx, haina.as('director', 'papers.view'), { month: '2026-11' as Month, kind: 'notice', after: null });
    expect(rows.map(({ number, state, to }) => [number, state, to])).toEqual([['ZG-2026-0001', '已接收', `/hazards/${id}`]]);
    expect(await findings()).toEqual([]);
  });

  it('are entered by the event of the act itself', async () => {
    const id = await noticed();
    const told = await world.store.read.select().from(events).where(and(eq(events.subjectId, id), eq(events.type, 'hazard.notified')));
    const [line] = await of('notice');
    expect(told[0]!.changes).toContain(line!.contentHash);
  });
});

describe('the record of a day', () => {
  it('has a number, a line and a code that resolves, in whole and in part; a reason or correction that comes later is said', async () => {
    const { cx } = world;
    const DAY = day('2026-11-17');
    const recordId = await putRecord(world, haina, { postId: haina.posts.extruder, day: DAY, submittedAt: '2026-11-17T09:00:00+08:00', versionId: made.versionId, itemId: made.itemIds[0]!, found: '外径偏小' });
    ok(await signDay(cx, haina.as('officer', 'daily.sign'), DAY, ''));
    const whole = (await dailyPaper(cx, haina.as('director', 'check.view'), DAY, null))!;
    expect(await asked(whole.contentHash)).toMatchObject({ number: 'RG-20261117', factory: haina.name, newer: null });
    const part = (await dailyPaper(cx, haina.as('head', 'check.view'), DAY, null))!;
    expect(part.verifyUrl).toContain(part.contentHash);
    expect(await asked(part.contentHash)).toMatchObject({ number: 'RG-20261117' });
    const before = (await of('daily', 'check'))[0]!;
    const corrected = ok(await correctCheck(cx, haina.as('lead', 'check.correct'), recordId, {
      submissionKey: 'again', clientAt: null, zeroRisk: true, reason: '读数看错', answers: [{ itemId: made.itemIds[0]!, result: 'conforming', description: '', immediateMeasure: '', photos: [] }],
    }));
    expect((await asked(whole.contentHash))?.newer).toBe('这份文书之后又有更正或新的进展，请向企业索取最新的一份。');
    expect((await asked(before.contentHash))?.newer).toBe(`已有更新的：${corrected.number}。请以更新的为准。`);
    ok(await explainGap(cx, haina.as('officer', 'gap.explain'), haina.posts.incoming, DAY, '停电'));
    expect((await of('daily', 'day')).map(({ state }) => state)).toEqual(['continued']);
    expect(await findings()).toEqual([]);
  });
});

describe('reports and submissions', () => {
  it('go a step on with each name; another report of the week takes the place of the first', async () => {
    const { cx } = world;
    const report = async (): Promise<string> => {
      const { id } = ok(await compileWeek(cx, haina.as('director', 'weekly.compile'), MONDAY, { version: null }));
      ok(await editWeekWords(cx, haina.as('director', 'weekly.compile'), id, { words: { lastWeek: '', thisWeek: '', evaluation: '可控', nextWeek: '巡查' }, version: 1 }));
      ok(await signWeek(cx, haina.as('director', 'weekly.sign'), id, { words: '', version: 2 }));
      return id;
    };
    const first = await report();
    expect((await of('weekly')).map(({ subjectId, state, step }) => [subjectId, state, step])).toEqual([[first, 'current', 'awaitingPrincipal']]);
    const printed = (await weekPaper(cx, haina.as('director', 'weekly.view'), MONDAY, first))!;
    const second = await report();
    // the name under the first comes after the second was signed, and touches the line of the first alone
    ok(await signWeek(cx, haina.as('principal', 'weekly.sign'), first, { words: '同意', version: 3 }));
    expect((await of('weekly')).map(({ subjectId, state, step }) => [subjectId, state, step])).toEqual([[first, 'replaced', 'signed'], [second, 'current', 'awaitingPrincipal']]);
    expect((await asked(printed.contentHash))?.newer).toBe('已有更新的：PC-2026-0002。请以更新的为准。');
    const { rows } = await papers(cx, haina.as('director', 'papers.view'), { month: '2026-11' as Month, kind: 'weekly', after: null });
    expect(rows.filter(({ number }) => number !== '').map(({ number, state }) => [number, state]).sort(([one = ''], [other = '']) => one.localeCompare(other))).toEqual([['PC-2026-0001', '已签，已有更新的'], ['PC-2026-0002', '待主要负责人签']]);
    expect(await findings()).toEqual([]);
  });

  it('tell the factory what the regulator answered, and nobody who only holds the paper', async () => {
    const { cx } = world;
    const { id } = ok(await submitRiskList(cx, haina.as('director', 'submission.submit'), made.versionId));
    const regulator = await regulatorOf(world.store.read, '临水市');
    const permit = authoriseOfficer({ id: world.officers.linshui, name: '何静', title: '科员' }, { ...regulator!, region: '临水市' });
    expect((await of('submission')).map(({ subjectId, number, step }) => [subjectId, number, step])).toEqual([[id, 'BS-2026-0001', 'submitted']]);
    ok(await answerSubmission(cx, permit, id, { kind: 'returned', reason: '缺少三厂检验记录' }));
    expect(await register().sentBack()).toEqual([id]);
    const [line] = await of('submission');
    const told = await asked(line!.contentHash);
    expect(told).toEqual({ kind: '工业产品质量风险分析表（已报送）', number: 'BS-2026-0001', version: '第 1 版', factory: haina.name, issuedAt: expect.stringMatching(/^2026-11-18T/) as string, newer: null });
    ok(await submitRiskList(cx, haina.as('director', 'submission.submit'), made.versionId));
    expect(await register().sentBack()).toEqual([]);
    expect((await asked(line!.contentHash))?.newer).toBe('已有更新的：BS-2026-0002。请以更新的为准。');
  });
});

describe('the register', () => {
  it('is one factory’s: no neighbour finds a line of it', async () => {
    await noticed();
    const beichen = registerOf(scopeOf(world.store, world.beichen.enterpriseId));
    expect(await beichen.page({ all: true }, { from: day('2026-11-01'), to: day('2026-11-30'), kind: null }, null, 50)).toEqual([]);
    expect(await beichen.beginning('', { all: true }, 50)).toEqual([]);
    const looked = async (person: 'director' | 'head', factory: Factory) =>
      (await search(world.cx, factory.enterpriseId, only('papers.view', factory.as(person, 'papers.view')), 'zg-2026')).papers?.rows.map(({ number }) => number);
    expect([await looked('director', haina), await looked('head', haina), await looked('director', world.beichen)]).toEqual([['ZG-2026-0001'], ['ZG-2026-0001'], []]);
    expect((await papers(world.cx, world.beichen.as('director', 'papers.view'), { month: '2026-11' as Month, kind: null, after: null })).rows).toEqual([]);
  });

  it('gives its pages by key, each line once, the latest day first', async () => {
    for (const on of ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09']) {
      await putRecord(world, haina, { postId: haina.posts.extruder, day: day(on), submittedAt: `${on}T09:00:00+08:00`, versionId: made.versionId, itemId: made.itemIds[0]! });
      ok(await signDay(world.cx, haina.as('officer', 'daily.sign'), day(on), ''));
    }
    const month = { from: day('2026-11-01'), to: day('2026-11-30'), kind: 'daily' as const };
    const read: string[] = [];
    for (let key: { day: PaperLine['day']; id: string } | null = null; ; ) {
      const page: PaperLine[] = await register().page({ all: true }, month, key, 2);
      read.push(...page.map((line) => line.day));
      const last = page.at(-1);
      if (page.length < 2 || !last) break;
      key = { day: last.day, id: last.id };
    }
    expect(read).toEqual(['2026-11-09', '2026-11-06', '2026-11-05', '2026-11-04', '2026-11-03']);
  });

  it('knows of every kind where it is read and what a later one is called by', () => {
    for (const kind of PAPER_KINDS) {
      const line = { kind, subjectKind: 'check', subjectId: 'S', series: '2026-11-16', day: day('2026-11-16'), postId: 'P' } as PaperLine;
      expect(paperLinks(line).to).toMatch(/^\/(risk|submissions|routine|hazards)\//);
      expect(paperLinks(line).pdf).toMatch(/\.pdf(\?|$)/);
      expect(newerThan({ kind, number: 'A', version: '第 1 版', state: 'replaced' }, { number: 'B', version: '第 2 版' })).toMatch(/^(B|第 2 版)$/);
      expect(newerThan({ kind, number: 'A', version: '', state: 'continued' }, { number: 'A', version: '' })).toBe('');
    }
  });
});
