import { beforeEach, describe, expect, it } from 'vitest';
import { riskOf } from 'db/repositories/risk/risk';
import { checksOf } from 'db/repositories/routine/checks';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import type { Measurement } from '~/domain/risk/list/measurements';
import { typedMeasurements } from '~/domain/risk/list/measurementText';
import type { GivenAnswer } from '~/domain/routine/answers';
import { LAST_SHOWN } from '~/domain/routine/lastValues';
import { addDays, day } from '~/domain/shared/day';
import { itemValues } from '~/pages/risk/list/itemValues';
import { riskItem } from '~/pages/risk/list/riskItem';
import { checkPage } from '~/pages/routine/checkPage';
import { checkRecord } from '~/pages/routine/checkRecord';
import { verifyChains } from '~/services/integrity/verifyChains';
import { setHourWindow } from '~/services/risk/list/setHourWindow';
import { setMeasurements } from '~/services/risk/list/setMeasurements';
import { startDraft } from '~/services/risk/list/startDraft';
import { correctCheck } from '~/services/routine/correctCheck';
import { submitCheck, type SubmitCheckInput } from '~/services/routine/submitCheck';
import { createWorld, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';

const THICK: Measurement = { label: '厚度', unit: 'mm', lower: 0.7, upper: 0.9, decimals: 2, count: 2, product: '' };
const DAY = day('2026-11-18');
let world: World;
let list: Awaited<ReturnType<typeof publishList>>;

beforeEach(async () => {
  world = await createWorld();
  list = await publishList(world, world.haina, '2026-10-01', 1, { 绝缘厚度: [THICK] });
});

const answers = (values: readonly string[], change: Partial<GivenAnswer> = {}): GivenAnswer[] => [
  { itemId: list.items['挤出温度']!, result: 'conforming', description: '', immediateMeasure: '', photos: [] },
  { itemId: list.items['绝缘厚度']!, result: 'conforming', description: '', immediateMeasure: '', photos: [], values, ...change },
];
const input = (values: readonly string[], change: Partial<SubmitCheckInput> = {}): SubmitCheckInput => ({
  postId: world.haina.posts.extruder, day: DAY, versionId: list.versionId, submissionKey: `key-${values.join()}`, clientAt: null, answers: answers(values), zeroRisk: true, backfillReason: '停电', ...change,
});
const scope = () => scopeOf(world.store, world.haina.enterpriseId);
const submitted = async (made: SubmitCheckInput) => {
  const result = await submitCheck(world.cx, world.haina.as('operator', 'check.submit'), made);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.fact;
};
const found = async () => {
  const findings: unknown[] = [];
  await verifyChains(world.cx, (finding) => findings.push(finding));
  return findings;
};

describe('a check with numbers', () => {
  it('keeps them with the record, under its hash, and nothing where nothing is measured', async () => {
    const { recordId } = await submitted(input(['0,75', '0.8']));
    const [plain, measured] = await checksOf(scope()).answersOf(recordId);
    expect(measured).toMatchObject({ values: [0.75, 0.8], product: '' });
    expect(plain).toMatchObject({ values: null, product: null });
    const before = (await checksOf(scope()).byId(recordId))!.contentHash;
    const view = (await checkRecord(world.cx, world.haina.as('officer', 'check.view'), recordId))!;
    expect(view.record.contentHash).toBe(before);
    expect(view.items.map(({ measured: words }) => words)).toEqual(['', '厚度 0.75、0.80 mm']);
    expect(await found()).toEqual([]);
  });

  it('is refused in a sentence where a number is missing, and opens a hazard by itself where one is out', async () => {
    const permit = world.haina.as('operator', 'check.submit');
    expect(await submitCheck(world.cx, permit, input(['0.75', '']))).toMatchObject({ ok: false, refusal: { code: 'valueMissing', label: '厚度', at: 2 } });
    expect(await checksOf(scope()).ofPostDay(world.haina.posts.extruder, DAY)).toEqual([]);
    const { hazardIds } = await submitted(input(['0.75', '0.95'], { zeroRisk: false, answers: answers(['0.75', '0.95'], { immediateMeasure: '停机隔离' }) }));
    expect(hazardIds).toHaveLength(1);
    expect(await hazardsOf(scope()).byId(hazardIds[0]!)).toMatchObject({ description: '厚度 0.95 mm，高于上限 0.90 mm' });
  });

  it('takes an earlier day that found something only by its numbers without a reason', async () => {
    const late = input(['0.75', '0.6'], { day: day('2026-11-17'), zeroRisk: false, backfillReason: '', answers: answers(['0.75', '0.6'], { immediateMeasure: '停机隔离' }) });
    expect((await submitted(late)).hazardIds).toHaveLength(1);
  });

  it('is corrected in its numbers alone, and stands as corrected', async () => {
    const { recordId } = await submitted(input(['0.75', '0.8']));
    const permit = world.haina.as('officer', 'check.correct');
    const correction = { submissionKey: 'c-1', clientAt: null, zeroRisk: true, reason: '看错了千分尺' };
    expect(await correctCheck(world.cx, permit, recordId, { ...correction, answers: answers(['0.750', '0.80']) })).toMatchObject({ ok: false, refusal: { code: 'nothingChanged' } });
    const corrected = await correctCheck(world.cx, permit, recordId, { ...correction, answers: answers(['0.75', '0.81']) });
    if (!corrected.ok) throw new Error(corrected.refusal.code);
    expect((await checksOf(scope()).answersOf(corrected.fact.recordId))[1]).toMatchObject({ values: [0.75, 0.81] });
    const trend = await itemValues(world.cx, world.haina.as('officer', 'risk.view'), list.items['绝缘厚度']!, DAY, DAY);
    expect(trend!.series[0]!.values.map(({ value }) => value)).toEqual([0.75, 0.81]);
    expect(await found()).toEqual([]);
  });
});

describe('what was measured before', () => {
  it('stands on the next sheet and on the page of the item, the last ten, with mean and deviation over a time', async () => {
    const days = ['06', '10', '11', '12', '13', '17'].map((date) => day(`2026-11-${date}`));
    for (const [at, on] of days.entries()) await submitted(input([`0.7${at}`, `0.8${at}`], { day: on }));
    const sheet = (await checkPage(world.cx, world.haina.as('operator', 'check.submit'), world.haina.posts.extruder, DAY))!;
    const item = sheet.items.find(({ riskPoint }) => riskPoint === '绝缘厚度')!;
    expect(item.measurements).toEqual([THICK]);
    expect(item.last![0]!.values).toHaveLength(LAST_SHOWN);
    expect(item.last![0]!.values.at(-1)).toMatchObject({ day: addDays(DAY, -1), value: 0.85, out: false });
    expect(sheet.items.find(({ riskPoint }) => riskPoint === '挤出温度')).not.toHaveProperty('measurements');
    const officer = world.haina.as('officer', 'risk.view');
    expect((await riskItem(world.cx, officer, true, list.items['绝缘厚度']!))!.last[0]!.values).toHaveLength(LAST_SHOWN);
    const { series } = (await itemValues(world.cx, officer, list.items['绝缘厚度']!, day('2026-11-12'), DAY))!;
    expect(series[0]).toMatchObject({ label: '厚度', product: '', limits: { lower: 0.7, upper: 0.9 }, capability: { n: 6 } });
    expect(series[0]!.notes.join()).toContain('只有 6 个数');
    expect(await itemValues(world.cx, world.beichen.as('director', 'risk.view'), list.items['绝缘厚度']!, DAY, DAY)).toBeNull();
  });
});

describe('what an item asks for', () => {
  it('is set in the draft, once for whoever saw it, and is in the content of the list', async () => {
    const permit = world.haina.as('officer', 'risk.edit');
    const draft = await startDraft(world.cx, permit);
    if (!draft.ok) throw new Error(draft.refusal.code);
    const risk = riskOf(scope());
    const item = (await risk.itemsOf((await risk.draft())!.id)).find(({ riskPoint }) => riskPoint === '挤出温度')!;
    expect((await risk.itemsOf((await risk.draft())!.id)).find(({ riskPoint }) => riskPoint === '绝缘厚度')!.measurements).toEqual([THICK]);
    const lines = typedMeasurements('温度 165～185 ℃，2 次');
    expect(await setMeasurements(world.cx, permit, item, lines)).toMatchObject({ ok: true });
    expect((await risk.item(item.id))!.measurements).toEqual([{ label: '温度', unit: '℃', lower: 165, upper: 185, decimals: 0, count: 2, product: '' }]);
    expect(await setMeasurements(world.cx, permit, item, lines)).toMatchObject({ ok: false, refusal: { code: 'moved' } });
    expect(await setMeasurements(world.cx, permit, { ...item, version: item.version + 1 }, typedMeasurements('温度 9～1 ℃'))).toMatchObject({ ok: false, refusal: { code: 'limitsCrossed' } });
    expect(await setMeasurements(world.cx, world.beichen.as('director', 'risk.edit'), item, lines)).toEqual({ ok: false, refusal: { code: 'notFound' } });
    expect(await setMeasurements(world.cx, permit, { ...item, version: item.version + 1 }, [])).toMatchObject({ ok: true });
    expect((await risk.item(item.id))!.measurements).toBeNull();
    expect(await setMeasurements(world.cx, permit, { id: list.items['挤出温度']!, version: 1 }, lines)).toMatchObject({ ok: false, refusal: { code: 'published' } });
    const hours = (typed: string, version: number) => setHourWindow(world.cx, permit, { ...item, version }, typed);
    for (const [typed, code] of [['八点到五点', 'windowUnreadable'], ['25:00-26:00', 'windowUnreadable'], ['8:00-08:00', 'windowEmpty']]) expect(await hours(typed!, item.version + 2)).toMatchObject({ ok: false, refusal: { code } });
    expect(await hours(' 22：00～次日4:00', item.version + 2)).toMatchObject({ ok: true });
    expect((await risk.item(item.id))!.hourWindow).toBe('22:00-04:00');
    expect(await hours('08:00-17:00', item.version + 2)).toMatchObject({ ok: false, refusal: { code: 'moved' } });
    expect(await setHourWindow(world.cx, world.beichen.as('director', 'risk.edit'), item, '08:00-17:00')).toEqual({ ok: false, refusal: { code: 'notFound' } });
    expect(await hours('', item.version + 3)).toMatchObject({ ok: true });
    expect((await risk.item(item.id))!.hourWindow).toBeNull();
    expect(await found()).toEqual([]);
  });
});
