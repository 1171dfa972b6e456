import { beforeEach, describe, expect, it } from 'vitest';
import { checksOf } from 'db/repositories/routine/checks';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import type { GivenAnswer } from '~/domain/routine/answers';
import { timelinessOf } from '~/domain/routine/state';
import type { AnswerResult } from '~/domain/routine/types';
import { day } from '~/domain/shared/day';
import { correctCheck } from '~/services/routine/correctCheck';
import { submitCheck, type SubmitCheckInput } from '~/services/routine/submitCheck';
import { createWorld, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';

let world: World;
let list: Awaited<ReturnType<typeof publishList>>;

beforeEach(async () => {
  world = await createWorld();
  list = await publishList(world, world.haina);
});

const answer = (riskPoint: string, result: AnswerResult | null = 'conforming'): GivenAnswer => ({
  itemId: list.items[riskPoint]!, result,
  description: result === 'nonconforming' ? `${riskPoint}超出上限` : '', immediateMeasure: result === 'nonconforming' ? '停机调整并隔离' : '', photos: [],
});
const input = (change: Partial<SubmitCheckInput> = {}): SubmitCheckInput => ({
  postId: world.haina.posts.extruder, day: day('2026-11-18'), versionId: list.versionId, submissionKey: 'key-1', clientAt: null,
  answers: [answer('挤出温度'), answer('绝缘厚度')], zeroRisk: true, backfillReason: '', ...change,
});
const FOUND = () => ({ answers: [answer('挤出温度', 'nonconforming'), answer('绝缘厚度')], zeroRisk: false });
const scope = () => scopeOf(world.store, world.haina.enterpriseId);
const operator = () => world.haina.as('operator', 'check.submit');
const submitted = async (change: Partial<SubmitCheckInput> = {}) => {
  const result = await submitCheck(world.cx, operator(), input(change));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.fact;
};

describe('handing in a check', () => {
  it('is for the person who filled it in: what waited on a phone is not signed by whoever signs in next', async () => {
    expect(await submitCheck(world.cx, operator(), input({ signerId: world.haina.people.lead }))).toEqual({ ok: false, refusal: { code: 'signedByAnother' } });
    expect(await checksOf(scope()).ofPostDay(world.haina.posts.extruder, day('2026-11-18'))).toEqual([]);
    expect(await submitCheck(world.cx, operator(), input({ signerId: world.haina.people.operator }))).toMatchObject({ ok: true });
  });

  it('keeps the record with its version, author and times', async () => {
    const { recordId, number } = await submitted();
    expect(number).toBe('RG-2026-000001');
    const record = await checksOf(scope()).byId(recordId);
    expect(record).toMatchObject({
      versionId: list.versionId, versionHash: 'a'.repeat(64), personName: '王小军', personTitle: '绝缘挤出岗 操作工', postName: '绝缘挤出岗', workshopName: '挤塑车间',
      zeroRisk: true, revision: 0, submittedAt: '2026-11-18T02:00:00.000Z', dueAt: '2026-11-18T10:00:00.000Z', backfillReason: null,
    });
    expect(timelinessOf(record!)).toBe('onTime');
    expect(await checksOf(scope()).answersOf(recordId)).toHaveLength(2);
  });

  it('opens exactly one hazard for each 不符合，named for the person at the post', async () => {
    const { recordId, hazardIds } = await submitted(FOUND());
    expect(hazardIds).toHaveLength(1);
    expect(await hazardsOf(scope()).byId(hazardIds[0]!)).toMatchObject({
      number: 'HZ-2026-000001', source: 'daily', sourceRecordId: recordId, sourceItemId: list.items['挤出温度'], title: '挤出温度超出上限', riskPoint: '挤出温度', responsibleName: '孙磊',
      foundByName: '王小军', stage: 'registered', postName: '绝缘挤出岗',
    });
  });

  it('answers the same submission twice, also at the same moment, with one record', async () => {
    const both = await Promise.all([submitCheck(world.cx, operator(), input(FOUND())), submitCheck(world.cx, operator(), input(FOUND()))]);
    const again = await submitted(FOUND());
    const ids = new Set([...both.map((result) => (result.ok ? result.fact.recordId : result.refusal.code)), again.recordId]);
    expect(ids.size).toBe(1);
    expect(again.repeated).toBe(true);
    expect(await checksOf(scope()).ofPostDay(world.haina.posts.extruder, day('2026-11-18'))).toHaveLength(1);
    expect(await checksOf(scope()).hazardsOf([again.recordId])).toHaveLength(1);
  });

  it.each<[string, () => Partial<SubmitCheckInput>]>([
    ['another answer', FOUND],
    ['one answer less', () => ({ answers: [answer('挤出温度')] })],
    ['an item left blank', () => ({ answers: [answer('挤出温度'), answer('绝缘厚度', null)] })],
    ['zero risk no longer declared', () => ({ zeroRisk: false })],
  ])('tells that a form that comes once more with %s was taken as it was', async (_what, change) => {
    const { recordId, number } = await submitted();
    expect(await submitCheck(world.cx, operator(), input(change()))).toEqual({ ok: false, refusal: { code: 'takenBefore', recordId, number } });
    expect(await checksOf(scope()).answersOf(recordId)).toMatchObject([{ result: 'conforming' }, { result: 'conforming' }]);
  });

  it('takes words beside 符合，which no record keeps, for no change', async () => {
    const { recordId } = await submitted();
    const again = { answers: [{ ...answer('挤出温度'), description: '改成符合之前写的' }, answer('绝缘厚度')] };
    expect((await submitted(again)).recordId).toBe(recordId);
  });

  it('tells the second person who was first', async () => {
    await submitted();
    const result = await submitCheck(world.cx, world.haina.as('lead', 'check.submit'), input({ submissionKey: 'key-2' }));
    expect(result).toMatchObject({ ok: false, refusal: { code: 'alreadySubmitted', by: '王小军' } });
  });

  it('takes an earlier day as 补录，never on time', async () => {
    const { recordId } = await submitted({ day: day('2026-11-17'), backfillReason: '当班手机没电' });
    const record = await checksOf(scope()).byId(recordId);
    expect(record!.backfillReason).toBe('当班手机没电');
    expect(timelinessOf(record!)).toBe('backfilled');
  });

  it.each<[string, () => Partial<SubmitCheckInput>]>([
    ['unanswered', () => ({ answers: [answer('挤出温度')] })],
    ['unknownItems', () => ({ answers: [...input().answers, answer('火花试验')] })],
    ['zeroRiskUndeclared', () => ({ zeroRisk: false })],
    ['futureDay', () => ({ day: day('2026-11-19') })],
    ['nothingDue', () => ({ day: day('2026-11-15') })],
    ['beforeFirstVersion', () => ({ day: day('2026-10-30'), backfillReason: '忘记' })],
    ['listMoved', () => ({ versionId: 'other' })],
    ['photoUnknown', () => ({ zeroRisk: false, answers: [{ ...answer('挤出温度', 'nonconforming'), photos: ['f'.repeat(64)] }, answer('绝缘厚度')] })],
    ['notFound', () => ({ postId: world.haina.posts.outgoing })],
    ['notFound', () => ({ postId: 'nowhere' })],
    ['notFound', () => ({ postId: world.beichen.posts.extruder })],
  ])('is refused: %s', async (code, change) => {
    expect(await submitCheck(world.cx, operator(), input(change()))).toMatchObject({ ok: false, refusal: { code } });
    expect(await checksOf(scope()).between(day('2026-10-01'), day('2026-11-30'))).toEqual([]);
  });

  it('keeps other factories out', async () => {
    expect(await submitCheck(world.cx, world.beichen.as('operator', 'check.submit'), input())).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  });

  it('is not for the 主要负责人', () => expect(() => world.haina.as('principal', 'check.submit')).toThrow());

  it('uses a key for one matter only', async () => {
    await submitted();
    expect(await submitCheck(world.cx, operator(), input({ day: day('2026-11-17'), backfillReason: '忘记' }))).toMatchObject({ ok: false, refusal: { code: 'keyInUse' } });
  });
});

describe('correcting a record', () => {
  const lead = () => world.haina.as('lead', 'check.correct');
  const correction = (change: object = {}) => ({ submissionKey: 'c-1', clientAt: null, ...FOUND(), reason: '漏看三区温度', ...change });

  it('makes a new linked record, leaves the first, and opens a hazard for what is new', async () => {
    const first = await submitted();
    const result = await correctCheck(world.cx, lead(), first.recordId, correction());
    if (!result.ok) throw new Error(result.refusal.code);
    const chain = await checksOf(scope()).ofPostDay(world.haina.posts.extruder, day('2026-11-18'));
    expect(chain).toMatchObject([{ revision: 0, zeroRisk: true }, { revision: 1, zeroRisk: false, correctsId: first.recordId, personName: '孙磊', correctionReason: '漏看三区温度' }]);
    expect(await checksOf(scope()).hazardsOf([first.recordId])).toMatchObject([{ number: 'HZ-2026-000001' }]);
  });

  it('is one record when the form comes twice; with something else in it the second is told so', async () => {
    const first = await submitted();
    const one = await correctCheck(world.cx, lead(), first.recordId, correction());
    expect(await correctCheck(world.cx, lead(), first.recordId, correction())).toMatchObject({ ok: true, fact: one.ok ? { recordId: one.fact.recordId } : {} });
    expect(await correctCheck(world.cx, lead(), first.recordId, correction({ reason: '另一个原因' }))).toMatchObject({ ok: false, refusal: { code: 'takenBefore' } });
    expect(await checksOf(scope()).ofPostDay(world.haina.posts.extruder, day('2026-11-18'))).toHaveLength(2);
  });

  it('never takes a hazard away, and opens no second for the same row', async () => {
    const first = await submitted(FOUND());
    const away = await correctCheck(world.cx, lead(), first.recordId, correction({ answers: input().answers, zeroRisk: true }));
    if (!away.ok) throw new Error(away.refusal.code);
    expect(await checksOf(scope()).hazardsOf([first.recordId])).toHaveLength(1);
    const back = await correctCheck(world.cx, lead(), away.fact.recordId, correction({ submissionKey: 'c-2' }));
    expect(back).toMatchObject({ ok: true, fact: { hazardIds: [] } });
    expect(await checksOf(scope()).hazardsOf([first.recordId])).toHaveLength(1);
  });

  it('is refused on a record that was corrected already', async () => {
    const first = await submitted();
    await correctCheck(world.cx, lead(), first.recordId, correction());
    expect(await correctCheck(world.cx, lead(), first.recordId, correction({ submissionKey: 'c-2', reason: '再改' }))).toMatchObject({ refusal: { code: 'correctedMeanwhile' } });
  });

  it('is one record when sent twice', async () => {
    const first = await submitted();
    const one = await correctCheck(world.cx, lead(), first.recordId, correction());
    expect(await correctCheck(world.cx, lead(), first.recordId, correction())).toMatchObject({ ok: true, fact: { recordId: one.ok ? one.fact.recordId : '' } });
  });

  it('keeps other factories and other posts out', async () => {
    const first = await submitted();
    expect(await correctCheck(world.cx, world.beichen.as('director', 'check.correct'), first.recordId, correction())).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await correctCheck(world.cx, world.haina.as('inspector', 'check.correct'), first.recordId, correction())).toMatchObject({ refusal: { code: 'notFound' } });
    expect(() => world.haina.as('operator', 'check.correct')).toThrow();
  });
});
