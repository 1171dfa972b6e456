import { beforeEach, describe, expect, it } from 'vitest';
import { calendarOf } from 'db/repositories/routine/calendar';
import { checksOf } from 'db/repositories/routine/checks';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { day } from '~/domain/shared/day';
import { declareStop } from '~/services/routine/declareStop';
import { explainGap } from '~/services/routine/explainGap';
import { signDay } from '~/services/routine/signDay';
import { submitCheck } from '~/services/routine/submitCheck';
import { withdrawStop } from '~/services/routine/withdrawStop';
import { createWorld, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';

let world: World;
let list: Awaited<ReturnType<typeof publishList>>;

beforeEach(async () => {
  world = await createWorld();
  list = await publishList(world, world.haina);
});

const scope = () => scopeOf(world.store, world.haina.enterpriseId);
const stateOf = async (post: 'incoming' | 'extruder' | 'outgoing', on: string) =>
  (await postDaysBetween(scope(), day(on), day(on), day('2026-11-18'))).days.find(({ postId }) => postId === world.haina.posts[post])?.state;
const stop = (change: object = {}) => ({ workshopId: world.haina.workshops.extrusion, fromDay: day('2026-11-17'), toDay: day('2026-11-19'), reason: '挤塑线大修', ...change });
const officer = () => world.haina.as('officer', 'calendar.declareStop');

describe('how posts stand', () => {
  it('is computed for every post and day without a row being written', async () => {
    const view = await postDaysBetween(scope(), day('2026-11-15'), day('2026-11-19'), day('2026-11-18'));
    const extruder = view.days.filter(({ postId }) => postId === world.haina.posts.extruder);
    expect(extruder.map(({ state }) => state)).toEqual(['nothingDue', 'missed', 'missed', 'open', 'future']);
    expect(extruder.map(({ dueItemIds }) => dueItemIds.length)).toEqual([0, 3, 2, 2, 2]);
  });
});

describe('a stop', () => {
  it('takes its workshop out of duty and leaves the others in it', async () => {
    expect(await declareStop(world.cx, officer(), stop())).toMatchObject({ ok: true });
    expect(await stateOf('extruder', '2026-11-17')).toBe('stopped');
    expect(await stateOf('incoming', '2026-11-17')).toBe('missed');
    const submission = { postId: world.haina.posts.extruder, day: day('2026-11-18'), versionId: list.versionId, submissionKey: 'k', clientAt: null, answers: [], zeroRisk: true, backfillReason: '' };
    expect(await submitCheck(world.cx, world.haina.as('lead', 'check.submit'), submission)).toMatchObject({ refusal: { code: 'stopDay' } });
  });

  it('is withdrawn once, and then its days owe again', async () => {
    const declared = await declareStop(world.cx, officer(), stop());
    const id = declared.ok ? declared.fact.id : '';
    expect(await withdrawStop(world.cx, officer(), id)).toMatchObject({ ok: true });
    expect(await stateOf('extruder', '2026-11-17')).toBe('missed');
    expect(await withdrawStop(world.cx, officer(), id)).toMatchObject({ refusal: { code: 'stopWithdrawn' } });
    expect(await calendarOf(scope()).declared()).toHaveLength(1);
  });

  it('is refused for unknown workshops, twice over, and to those who may not', async () => {
    expect(await declareStop(world.cx, officer(), stop({ workshopId: world.beichen.workshops.extrusion }))).toMatchObject({ refusal: { code: 'workshopUnknown' } });
    const declared = await declareStop(world.cx, officer(), stop());
    expect(await declareStop(world.cx, officer(), stop())).toMatchObject({ refusal: { code: 'stopOverlaps' } });
    expect(await withdrawStop(world.cx, world.beichen.as('officer', 'calendar.declareStop'), declared.ok ? declared.fact.id : '')).toMatchObject({ refusal: { code: 'notFound' } });
    expect(() => world.haina.as('operator', 'calendar.declareStop')).toThrow();
  });
});

describe('a gap', () => {
  it('is explained once and stays a gap', async () => {
    const permit = world.haina.as('head', 'gap.explain');
    const post = world.haina.posts.extruder;
    expect(await explainGap(world.cx, permit, post, day('2026-11-17'), '全线停电')).toMatchObject({ ok: true });
    expect(await stateOf('extruder', '2026-11-17')).toBe('excused');
    expect(await explainGap(world.cx, permit, post, day('2026-11-17'), ' 全线停电 ')).toMatchObject({ refusal: { code: 'alreadyExplained' } });
    expect(await explainGap(world.cx, world.haina.as('officer', 'gap.explain'), post, day('2026-11-17'), '全线停电')).toMatchObject({ refusal: { code: 'alreadyExplained' } });
    expect(await explainGap(world.cx, permit, post, day('2026-11-17'), '再说一次')).toMatchObject({ refusal: { code: 'alreadyExplained' } });
    expect(await explainGap(world.cx, permit, post, day('2026-11-18'), '还没到点')).toMatchObject({ refusal: { code: 'notAGap' } });
    expect(await explainGap(world.cx, permit, post, day('2026-11-16'), '无')).toMatchObject({ refusal: { code: 'gapReasonMissing' } });
  });

  it('is not explained from another workshop or factory, nor by an operator', async () => {
    const post = world.haina.posts.extruder;
    for (const permit of [world.haina.as('otherHead', 'gap.explain'), world.beichen.as('director', 'gap.explain')]) {
      expect(await explainGap(world.cx, permit, post, day('2026-11-17'), '停电')).toMatchObject({ refusal: { code: 'notFound' } });
    }
    expect(() => world.haina.as('operator', 'gap.explain')).toThrow();
  });
});

describe('signing a day', () => {
  it('is done once, when nothing is open', async () => {
    const permit = world.haina.as('officer', 'daily.sign');
    expect(await signDay(world.cx, permit, day('2026-11-18'), '')).toMatchObject({ refusal: { code: 'stillOpen' } });
    expect(await signDay(world.cx, permit, day('2026-11-17'), '已核对')).toMatchObject({ ok: true });
    expect(await checksOf(scope()).signatures('daily', '2026-11-17')).toMatchObject([{ capacity: 'officer', personName: '周敏', words: '已核对' }]);
    expect(await signDay(world.cx, permit, day('2026-11-17'), '')).toMatchObject({ refusal: { code: 'signedAlready' } });
    expect(() => world.haina.as('lead', 'daily.sign')).toThrow();
  });
});
