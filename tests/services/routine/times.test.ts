import { beforeEach, describe, expect, it } from 'vitest';
import { checksOf } from 'db/repositories/routine/checks';
import { periodRecords } from 'db/repositories/routine/periods';
import { scopeOf } from 'db/repositories/scope';
import type { GivenAnswer } from '~/domain/routine/answers';
import { checkSentences } from '~/domain/routine/sentences';
import { compilePeriod } from '~/domain/routine/period';
import { canonicalJson } from '~/domain/shared/canonical';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { checkRecord } from '~/pages/routine/checkRecord';
import { dayPage } from '~/pages/routine/dayPage';
import { verifyChains } from '~/services/integrity/verifyChains';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { closeDays } from '~/services/routine/closeDay';
import { markSheet, openedBy } from '~/services/routine/sheetMark';
import { signDay } from '~/services/routine/signDay';
import { type CheckWitness, submitCheck, type SubmitCheckInput } from '~/services/routine/submitCheck';
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
const operator = () => world.haina.as('operator', 'check.submit');
const answer = (riskPoint: string, seconds: number | null = null): GivenAnswer => ({ itemId: list.items[riskPoint]!, result: 'conforming', description: '', immediateMeasure: '', photos: [], seconds });
const input = (change: Partial<SubmitCheckInput> = {}): SubmitCheckInput => ({
  postId: world.haina.posts.extruder, day: DAY, versionId: list.versionId, submissionKey: null, clientAt: null,
  answers: [answer('挤出温度'), answer('绝缘厚度')], zeroRisk: true, backfillReason: '', ...change,
});
const ok = <T>(result: { ok: true; fact: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.fact;
};
/** The sheet as it was opened at an hour of the day, by the clock of the server. */
async function opened(at: string): Promise<string> {
  world.clock.set(at);
  return markSheet(world.cx, operator(), { postId: world.haina.posts.extruder, day: DAY });
}
const send = async (at: string, witness: CheckWitness, change: Partial<SubmitCheckInput> = {}) => {
  world.clock.set(at);
  return submitCheck(world.cx, operator(), input({ witness, ...change }));
};
const MINUTES = 60_000;

describe('a check signed in time without a network', () => {
  it('is 按时检查、次日送达 on record, day, figures and paper, needs no reason, and verify finds nothing', async () => {
    const mark = await opened('2026-11-18T17:00:00+08:00');
    const { recordId } = ok(await send('2026-11-19T07:20:00+08:00', { opened: mark, elapsed: 30 * MINUTES, took: 95 }, { clientAt: instant('2026-11-18T17:30:10+08:00') }));
    const record = await checksOf(scope()).byId(recordId);
    expect(record).toMatchObject({ openedAt: instant('2026-11-18T17:00:00+08:00'), signedAt: instant('2026-11-18T17:30:00+08:00'), seconds: 95, backfillReason: null });
    const director = world.haina.as('director', 'check.view');
    expect(await checkRecord(world.cx, director, recordId)).toMatchObject({ timeliness: 'deliveredLater', clockOff: null });
    expect((await dayPage(world.cx, director, DAY)).rows.find(({ postId }) => postId === world.haina.posts.extruder)).toMatchObject({ state: 'deliveredLater' });
    const figures = compilePeriod(DAY, DAY, day('2026-11-19'), await periodRecords(scope(), DAY, DAY, day('2026-11-19')));
    expect([figures.checkFigures.deliveredLater?.count, figures.checkFigures.onTime.count, figures.checkFigures.backfilled.count]).toEqual([1, 0, 0]);
    expect(checkSentences(figures, '本周')[0]).toContain('按时检查、次日送达 1');
    const paper = canonicalJson((await dailyPaper(world.cx, director, DAY, null))!.blocks);
    expect(paper).toContain('按时检查、次日送达');
    // the hour alone on the day of the record, the day with it on any other
    expect(paper).toContain('签名 17:30\\n送达 2026年11月19日\\n07:20');
    expect(paper).not.toContain('补录');
    const said: unknown[] = [];
    await verifyChains(world.cx, (finding) => said.push(finding));
    expect(said).toEqual([]);
  });

  it('stands below the signature of a day that was signed before it came', async () => {
    const mark = await opened('2026-11-18T17:00:00+08:00');
    world.clock.set('2026-11-19T06:00:00+08:00');
    await closeDays(world.cx, world.haina.enterpriseId);
    ok(await signDay(world.cx, world.haina.as('officer', 'daily.sign'), DAY, ''));
    ok(await send('2026-11-19T07:20:00+08:00', { opened: mark, elapsed: 30 * MINUTES, took: null }));
    expect(canonicalJson((await dailyPaper(world.cx, world.haina.as('director', 'check.view'), DAY, null))!.blocks)).toContain('次日送达的记录 RG-2026-000001（2026年11月18日（周三） 17:30 按时签名）');
  });

  it('is 补录 with a reason where the mark is forged, another person’s, of another sheet, or of a time to come', async () => {
    const mark = await opened('2026-11-18T17:00:00+08:00');
    const sheet = { postId: world.haina.posts.extruder, day: DAY };
    const lead = world.haina.as('lead', 'check.submit');
    expect(await openedBy(world.cx, operator(), sheet, mark)).toEqual({ at: instant('2026-11-18T17:00:00+08:00'), plate: null });
    for (const wrong of ['', 'x', mark.slice(0, -2), `${mark.split('.')[0]}.`, `1${mark}`, `zzzzzzzzzzzzz.${mark.split('.')[1]}`]) expect(await openedBy(world.cx, operator(), sheet, wrong)).toBeNull();
    expect(await openedBy(world.cx, lead, sheet, mark)).toBeNull();
    expect(await openedBy(world.cx, operator(), { ...sheet, day: day('2026-11-17') }, mark)).toBeNull();
    world.clock.set('2026-11-18T16:59:00+08:00');
    expect(await openedBy(world.cx, operator(), sheet, mark)).toBeNull();
    expect(await send('2026-11-19T07:20:00+08:00', { opened: `1${mark}`, elapsed: 0, took: null })).toMatchObject({ refusal: { code: 'backfillReasonMissing' } });
  });
});

describe('a check at midnight', () => {
  it('opened before and sent within half an hour belongs to the day on which it was opened, also without scripts', async () => {
    const mark = await opened('2026-11-18T23:55:00+08:00');
    const { recordId } = ok(await send('2026-11-19T00:05:00+08:00', { opened: mark, elapsed: null, took: null }));
    expect(await checkRecord(world.cx, world.haina.as('director', 'check.view'), recordId)).toMatchObject({ timeliness: 'late', record: { backfillReason: null, seconds: 600 } });
  });

  it('is asked for its reason later than that', async () => {
    const mark = await opened('2026-11-18T23:55:00+08:00');
    expect(await send('2026-11-19T00:26:00+08:00', { opened: mark, elapsed: null, took: null })).toMatchObject({ refusal: { code: 'backfillReasonMissing', day: DAY } });
    expect(await send('2026-11-19T00:26:00+08:00', { opened: mark, elapsed: null, took: null }, { backfillReason: '交接班，当时没有提交' })).toMatchObject({ ok: true });
  });
});

describe('what a check took', () => {
  it('is kept by item and in whole, as far as the phone says; a clock that is off is told', async () => {
    const mark = await opened('2026-11-18T10:00:00+08:00');
    const answers = [answer('挤出温度', 12), answer('绝缘厚度', 8)];
    const { recordId } = ok(await send('2026-11-18T10:05:00+08:00', { opened: mark, elapsed: 4 * MINUTES, took: null }, { answers, clientAt: instant('2026-11-09T10:04:00+08:00') }));
    expect(await checksOf(scope()).answersOf(recordId)).toMatchObject([{ seconds: 12 }, { seconds: 8 }]);
    expect(await checkRecord(world.cx, world.haina.as('director', 'check.view'), recordId)).toMatchObject({ record: { seconds: 20 }, clockOff: -9 * 1440 });
  });

  it('is unknown without a mark, or where a form was left open for hours', async () => {
    const { recordId } = ok(await submitCheck(world.cx, operator(), input()));
    expect(await checksOf(scope()).byId(recordId)).toMatchObject({ openedAt: null, signedAt: null, seconds: null });
    const mark = await opened('2026-11-18T08:00:00+08:00').then(() => markSheet(world.cx, world.haina.as('inspector', 'check.submit'), { postId: world.haina.posts.outgoing, day: DAY }));
    world.clock.set('2026-11-18T16:00:00+08:00');
    const own = { postId: world.haina.posts.outgoing, answers: [answer('火花试验')], witness: { opened: mark, elapsed: null, took: null } };
    const later = ok(await submitCheck(world.cx, world.haina.as('inspector', 'check.submit'), input(own)));
    expect(await checksOf(scope()).byId(later.recordId)).toMatchObject({ seconds: null });
  });
});
