import { beforeEach, describe, expect, it } from 'vitest';
import { checksOf } from 'db/repositories/routine/checks';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { registerOf } from 'db/repositories/paper/papers';
import { periodRecords } from 'db/repositories/routine/periods';
import { workbenchOf } from 'db/repositories/hazard/workbench';
import { scopeOf } from 'db/repositories/scope';
import { hazards } from 'db/schema/hazards';
import { inboxItems } from 'db/schema/log';
import type { GivenAnswer } from '~/domain/routine/answers';
import { compilePeriod } from '~/domain/routine/period';
import type { AnswerResult } from '~/domain/routine/types';
import { canonicalJson } from '~/domain/shared/canonical';
import { day } from '~/domain/shared/day';
import { checkRecord } from '~/pages/routine/checkRecord';
import { dayPage } from '~/pages/routine/dayPage';
import { verifyChains } from '~/services/integrity/verifyChains';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { closeDays } from '~/services/routine/closeDay';
import { correctCheck } from '~/services/routine/correctCheck';
import { declareStop } from '~/services/routine/declareStop';
import { signDay } from '~/services/routine/signDay';
import { submitCheck, type SubmitCheckInput } from '~/services/routine/submitCheck';
import { dayClosesOf } from 'db/repositories/routine/dayCloses';
import { createWorld, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';

const DAY = day('2026-11-18');
let world: World;
let list: Awaited<ReturnType<typeof publishList>>;

beforeEach(async () => {
  world = await createWorld();
  list = await publishList(world, world.haina);
});

const scope = () => scopeOf(world.store, world.haina.enterpriseId);
const answer = (riskPoint: string, result: AnswerResult = 'conforming'): GivenAnswer => ({
  itemId: list.items[riskPoint]!, result,
  description: result === 'nonconforming' ? `${riskPoint}超出上限` : '', immediateMeasure: result === 'nonconforming' ? '停机调整并隔离' : '', photos: [],
});
const input = (change: Partial<SubmitCheckInput> = {}): SubmitCheckInput => ({
  postId: world.haina.posts.extruder, day: DAY, versionId: list.versionId, submissionKey: null, clientAt: null,
  answers: [answer('挤出温度'), answer('绝缘厚度')], zeroRisk: true, backfillReason: '', ...change,
});
const found = (change: Partial<SubmitCheckInput> = {}) => input({ answers: [answer('挤出温度', 'nonconforming'), answer('绝缘厚度')], zeroRisk: false, ...change });
const ok = <T>(result: { ok: true; fact: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.fact;
};
const first = async () => ok(await submitCheck(world.cx, world.haina.as('operator', 'check.submit'), input()));
const second = async (change: Partial<SubmitCheckInput> = {}) => ok(await submitCheck(world.cx, world.haina.as('lead', 'check.submit'), found(change)));
const findings = async (): Promise<unknown[]> => {
  const said: unknown[] = [];
  await verifyChains(world.cx, (finding) => said.push(finding));
  return said;
};

describe('不符合 on a post that was checked already', () => {
  it('is kept beside the first record with a hazard of its own; both stay as they came, and verify finds nothing', async () => {
    const clean = await first();
    const report = await second();
    expect(report).toMatchObject({ further: 'alreadySubmitted', hazardIds: [expect.any(String)], number: 'RG-2026-000002' });
    expect(await hazardsOf(scope()).byId(report.hazardIds[0]!)).toMatchObject({ source: 'daily', sourceRecordId: report.id, foundByName: '孙磊', description: '挤出温度超出上限' });
    expect(await checksOf(scope()).ofPostDay(world.haina.posts.extruder, DAY)).toMatchObject([{ id: clean.id, zeroRisk: true, further: 0 }]);
    expect(await checksOf(scope()).answersOf(report.id)).toMatchObject([{ result: 'nonconforming' }, { result: 'conforming' }]);
    expect(await checksOf(scope()).answersOf(clean.id)).toMatchObject([{ result: 'conforming' }, { result: 'conforming' }]);
    const view = await checkRecord(world.cx, world.haina.as('director', 'check.view'), clean.id);
    expect(view).toMatchObject({ latestId: clean.id, further: [{ id: report.id, personName: '孙磊', findings: 1 }], beside: null });
    const told = await checkRecord(world.cx, world.haina.as('lead', 'check.view'), report.id);
    expect(told).toMatchObject({ record: { furtherBecause: 'alreadySubmitted' }, beside: { id: clean.id }, revisions: [{ id: report.id }], items: [{ hazard: { number: 'HZ-2026-000001' } }, { hazard: null }] });
    expect(await findings()).toEqual([]);
  });

  it('is told to whoever had found nothing, and once to whoever sends it twice at the same moment', async () => {
    await first();
    const [one, other] = await Promise.all([second({ submissionKey: 'k' }), second({ submissionKey: 'k' })]);
    expect(one.id).toBe(other.id);
    expect(await checksOf(scope()).furtherBetween(DAY, DAY)).toHaveLength(1);
    const inbox = await world.store.read.select().from(inboxItems);
    expect(inbox.filter(({ personId, text }) => personId === world.haina.people.operator && text.includes('后续报告 RG-2026-000002'))).toHaveLength(1);
  });

  it('takes 零风险 away from figures, closes and papers, and says so on each', async () => {
    await first();
    const before = compilePeriod(DAY, DAY, DAY, await periodRecords(scope(), DAY, DAY, DAY)).checkFigures;
    expect([before.zeroRisk.count, before.findings.count]).toEqual([1, 0]);
    const report = await second();
    const after = compilePeriod(DAY, DAY, DAY, await periodRecords(scope(), DAY, DAY, DAY));
    expect([after.checkFigures.zeroRisk.count, after.checkFigures.findings.count, after.checkFigures.onTime.count]).toEqual([0, 1, 1]);
    expect(after.findings).toMatchObject([{ recordId: report.id, hazardNumber: 'HZ-2026-000001' }]);
    expect(await workbenchOf(scope()).findingsByDay(DAY, DAY)).toMatchObject([{ findings: 1 }]);
    const rows = (await dayPage(world.cx, world.haina.as('director', 'check.view'), DAY)).rows;
    expect(rows.find(({ postId }) => postId === world.haina.posts.extruder)).toMatchObject({ record: { zeroRisk: true }, further: [{ id: report.id, findings: 1 }] });
    const paper = canonicalJson((await dailyPaper(world.cx, world.haina.as('director', 'check.view'), DAY, world.haina.posts.extruder))!.blocks);
    expect(paper).toContain('零风险报告（另有后续报告，不符合 1 项）');
    expect(paper).toContain('后续报告 RG-2026-000002');
    expect(paper).toContain('隐患编号：HZ-2026-000001');
    expect((await registerOf(scope()).newest('daily', `${world.haina.posts.extruder} ${DAY}`))?.state).toBe('continued');
    world.clock.set('2026-11-19T01:00:00+08:00');
    await closeDays(world.cx, world.haina.enterpriseId);
    expect((await dayClosesOf(scope()).between(DAY, DAY)).find(({ postId }) => postId === world.haina.posts.extruder)).toMatchObject({ state: 'onTime', findings: 1 });
  });

  it('stands below a day that was signed before, which stays as it was signed', async () => {
    await first();
    world.clock.set('2026-11-19T08:00:00+08:00');
    ok(await signDay(world.cx, world.haina.as('officer', 'daily.sign'), DAY, ''));
    world.clock.set('2026-11-19T08:30:00+08:00');
    const report = await second();
    const paper = canonicalJson((await dailyPaper(world.cx, world.haina.as('director', 'check.view'), DAY, null))!.blocks);
    expect(paper).toContain('签字之后的补充');
    expect(paper).toContain(`后续报告 ${report.number}`);
    expect(paper).not.toContain('另有后续报告');
    expect(await findings()).toEqual([]);
  });

  it('cannot be corrected, and does not stand in the way of a correction of the first', async () => {
    const clean = await first();
    const report = await second();
    const correction = { submissionKey: null, clientAt: null, answers: [answer('挤出温度', 'nonconforming'), answer('绝缘厚度')], zeroRisk: false, reason: '漏看' };
    expect(await correctCheck(world.cx, world.haina.as('lead', 'check.correct'), report.id, correction)).toMatchObject({ refusal: { code: 'furtherStands' } });
    expect(await correctCheck(world.cx, world.haina.as('lead', 'check.correct'), clean.id, correction)).toMatchObject({ ok: true });
  });

  it('may come several times; a second clean check is told who was first', async () => {
    await first();
    await second();
    await second();
    expect(await checksOf(scope()).furtherBetween(DAY, DAY)).toMatchObject([{ further: 1 }, { further: 2 }]);
    expect(await submitCheck(world.cx, world.haina.as('lead', 'check.submit'), input())).toMatchObject({ refusal: { code: 'alreadySubmitted', by: '王小军' } });
  });
});

describe('不符合 where no check is owed, or from another list', () => {
  it('is taken on a day that was declared a stop; the day stays a stop', async () => {
    ok(await declareStop(world.cx, world.haina.as('officer', 'calendar.declareStop'), { workshopId: null, fromDay: DAY, toDay: DAY, reason: '检修' }));
    expect(await second()).toMatchObject({ further: 'stopDay', hazardIds: [expect.any(String)] });
    const rows = (await dayPage(world.cx, world.haina.as('director', 'check.view'), DAY)).rows;
    expect(rows.find(({ postId }) => postId === world.haina.posts.extruder)).toMatchObject({ state: 'stopped', record: null, further: [{ findings: 1 }] });
    expect(canonicalJson((await dailyPaper(world.cx, world.haina.as('director', 'check.view'), DAY, null))!.blocks)).toContain('后续报告 RG-2026-000001');
  });

  it('is taken from a version that no longer is that of the day, after which the day still is to be checked', async () => {
    const newer = await publishList(world, world.haina, DAY, 2);
    expect(await submitCheck(world.cx, world.haina.as('lead', 'check.submit'), input())).toMatchObject({ refusal: { code: 'listMoved' } });
    const report = await second();
    expect(report).toMatchObject({ further: 'listMoved' });
    expect(await checksOf(scope()).byId(report.id)).toMatchObject({ versionId: list.versionId });
    const again = { answers: ['挤出温度', '绝缘厚度'].map((point) => ({ ...answer(point), itemId: newer.items[point]! })), versionId: newer.versionId };
    expect(ok(await submitCheck(world.cx, world.haina.as('lead', 'check.submit'), input(again)))).toMatchObject({ further: null });
    expect(compilePeriod(DAY, DAY, DAY, await periodRecords(scope(), DAY, DAY, DAY)).checkFigures.zeroRisk.count).toBe(0);
  });

  it('is not taken from a list that is none of the factory, or for a post of others', async () => {
    const next = await publishList(world, world.beichen);
    expect(await submitCheck(world.cx, world.haina.as('lead', 'check.submit'), found({ versionId: next.versionId }))).toMatchObject({ ok: false });
    expect(await submitCheck(world.cx, world.haina.as('lead', 'check.submit'), found({ postId: world.haina.posts.outgoing }))).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await submitCheck(world.cx, world.beichen.as('lead', 'check.submit'), found())).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await world.store.read.select().from(hazards)).toEqual([]);
  });

  it('of an earlier day is 补录 with its hazard, also before its reason is given', async () => {
    const late = await second({ day: day('2026-11-17') });
    expect(late).toMatchObject({ further: null, hazardIds: [expect.any(String)] });
    expect(await checksOf(scope()).byId(late.id)).toMatchObject({ backfillReason: '' });
  });
});
