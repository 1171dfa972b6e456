import { describe, expect, it } from 'vitest';
import { checksOf } from 'db/repositories/routine/checks';
import { dayClosesOf } from 'db/repositories/routine/dayCloses';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import type { GivenAnswer } from '~/domain/routine/answers';
import { type Day, day } from '~/domain/shared/day';
import { checkPage } from '~/pages/routine/checkPage';
import { checkRecord } from '~/pages/routine/checkRecord';
import { dayPage } from '~/pages/routine/dayPage';
import { todayPage } from '~/pages/routine/today';
import { diaryFile, openDiary } from '~/services/channel/diary';
import { verifyChains } from '~/services/integrity/verifyChains';
import { closeDays } from '~/services/routine/closeDay';
import { explainGap } from '~/services/routine/explainGap';
import { submitCheck } from '~/services/routine/submitCheck';
import { createWorld } from '../../world/factory';
import { publishList } from '../../world/publishedList';
import { publishList as publishRows } from '../../world/records';

const [MONDAY, TUESDAY, WEDNESDAY, FRIDAY] = [day('2026-11-23'), day('2026-11-24'), day('2026-11-25'), day('2026-11-27')];
const conforming = (itemId: string): GivenAnswer => ({ itemId, result: 'conforming', description: '', immediateMeasure: '', photos: [] });

/** The extruder asks two items a day and 模具磨损 once a week; its Monday was not checked, and it is Tuesday. */
async function extruder() {
  const world = await createWorld();
  const { cx, haina, clock } = world;
  const list = await publishList(world, haina);
  clock.set('2026-11-24T10:00:00+08:00');
  const postId = haina.posts.extruder;
  const asked = async (on: Day) => (await checkPage(cx, haina.as('operator', 'check.submit'), postId, on))?.items.map(({ riskPoint }) => riskPoint);
  const send = (on: Day, at: string, points: readonly string[], backfillReason = '') => {
    clock.set(at);
    return submitCheck(cx, haina.as('operator', 'check.submit'), {
      postId, day: on, versionId: list.versionId, submissionKey: null, clientAt: null, zeroRisk: true, backfillReason, answers: points.map((point) => conforming(list.items[point]!)),
    });
  };
  return { world, asked, send };
}
const DAILY = ['挤出温度', '绝缘厚度'];
const ALL = [...DAILY, '模具磨损'];

describe('an item of the week', () => {
  it('is asked on every sheet until one has answered it', async () => {
    const { asked, send } = await extruder();
    expect(await asked(TUESDAY)).toEqual(ALL);
    expect(await send(TUESDAY, '2026-11-24T10:06:00+08:00', ALL)).toMatchObject({ ok: true });
    expect(await asked(WEDNESDAY)).toEqual(DAILY);
    expect(await asked(day('2026-11-30'))).toEqual(ALL);
  });

  it('may be left out beside daily ones as its page says, is no part of that record, and is asked again until its last day, on which it may not', async () => {
    const { world, asked, send } = await extruder();
    const { cx, haina } = world;
    const sheet = async (on: Day) => (await checkPage(cx, haina.as('operator', 'check.submit'), haina.posts.extruder, on))!.items.map(({ riskPoint, waitsUntil }) => [riskPoint, waitsUntil ?? null]);
    expect(await sheet(TUESDAY)).toEqual([['挤出温度', null], ['绝缘厚度', null], ['模具磨损', FRIDAY]]);
    // A daily one may not, nor the one of the week alone.
    expect(await send(TUESDAY, '2026-11-24T10:04:00+08:00', ['挤出温度', '模具磨损'])).toMatchObject({ refusal: { code: 'unanswered', items: [{ riskPoint: '绝缘厚度' }] } });
    expect(await send(TUESDAY, '2026-11-24T10:04:30+08:00', [])).toMatchObject({ refusal: { code: 'unanswered', items: [{}, {}, {}] } });
    const handed = await send(TUESDAY, '2026-11-24T10:05:00+08:00', DAILY);
    if (!handed.ok) throw new Error(handed.refusal.code);
    expect((await checkRecord(cx, haina.as('officer', 'check.view'), handed.fact.recordId))!.items.map(({ riskPoint }) => riskPoint)).toEqual(DAILY);
    expect(await asked(WEDNESDAY)).toEqual(ALL);
    world.clock.set('2026-11-25T00:10:00+08:00');
    await closeDays(cx, haina.enterpriseId);
    const [close] = (await dayClosesOf(scopeOf(world.store, haina.enterpriseId)).between(TUESDAY, TUESDAY)).filter(({ postId }) => postId === haina.posts.extruder);
    expect(close).toMatchObject({ state: 'onTime', dueItems: 2, answeredItems: 2 });
    expect(await send(FRIDAY, '2026-11-27T10:00:00+08:00', DAILY)).toMatchObject({ refusal: { code: 'unanswered', items: [{ riskPoint: '模具磨损' }] } });
    expect(await send(FRIDAY, '2026-11-27T10:01:00+08:00', ALL)).toMatchObject({ ok: true });
    expect(await verifyChains(cx, () => undefined)).toMatchObject({ findings: 0 });
  });

  it('may still be answered on a sheet that was opened before another sheet answered it', async () => {
    const { world, asked, send } = await extruder();
    expect(await send(MONDAY, '2026-11-24T11:00:00+08:00', ALL, '周一班后没有网络')).toMatchObject({ ok: true });
    expect(await asked(TUESDAY)).toEqual(DAILY);
    expect(await send(TUESDAY, '2026-11-24T11:05:00+08:00', ALL)).toMatchObject({ ok: true });
    expect(await send(WEDNESDAY, '2026-11-25T11:05:00+08:00', DAILY)).toMatchObject({ ok: true });
    expect(await verifyChains(world.cx, () => undefined)).toMatchObject({ findings: 0 });
  });
});

/** A post that has nothing but an item of the week. */
async function weekly() {
  const world = await createWorld();
  const { cx, haina, clock, store } = world;
  const { versionId, itemIds } = await publishRows(world, haina, day('2026-11-16'), [{ postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'week' }]);
  const scope = scopeOf(store, haina.enterpriseId);
  const states = async (today: Day) => (await postDaysBetween(scope, MONDAY, day('2026-11-29'), today)).days.filter(({ postId }) => postId === haina.posts.extruder).map(({ state }) => state);
  const submit = (on: Day, at: string) => {
    clock.set(at);
    return submitCheck(cx, haina.as('operator', 'check.submit'), { postId: haina.posts.extruder, day: on, versionId, submissionKey: null, clientAt: null, zeroRisk: true, backfillReason: '', answers: [conforming(itemIds[0]!)] });
  };
  return { world, scope, states, submit };
}

describe('a post whose items all may wait', () => {
  it('is open until the last working day of the week, past no limit before, and missed on that day alone', async () => {
    const { world: { cx, haina, clock }, scope, states } = await weekly();
    clock.set('2026-11-24T20:00:00+08:00');
    expect(await states(TUESDAY)).toEqual(['nothingDue', 'open', 'future', 'future', 'future', 'future', 'future']);
    expect((await dayPage(cx, haina.as('director', 'check.view'), TUESDAY)).rows.find(({ postId }) => postId === haina.posts.extruder)).toMatchObject({ state: 'open', shown: 'open', dueItems: 1 });
    expect((await todayPage(cx, haina.as('operator', 'check.view'))).posts).toMatchObject([{ state: 'open', until: FRIDAY, items: 1 }]);
    expect(await states(day('2026-11-30'))).toEqual(['nothingDue', 'nothingDue', 'nothingDue', 'nothingDue', 'missed', 'nothingDue', 'nothingDue']);
    clock.set('2026-11-28T08:00:00+08:00');
    expect(await explainGap(cx, haina.as('director', 'gap.explain'), haina.posts.extruder, FRIDAY, '模具外送修磨')).toMatchObject({ ok: true });
    expect((await states(day('2026-11-30')))[4]).toBe('excused');
    await closeDays(cx, haina.enterpriseId);
    const closes = (await dayClosesOf(scope).between(MONDAY, FRIDAY)).filter(({ postId }) => postId === haina.posts.extruder);
    expect(closes.map(({ state, dueItems }) => `${state} ${dueItems}`)).toEqual(['nothingDue 0', 'nothingDue 0', 'nothingDue 0', 'nothingDue 0', 'missed 1']);
  });

  it('is on time on any day before, at any hour, and owes nothing afterwards', async () => {
    const { world: { cx, haina }, scope, states, submit } = await weekly();
    const sent = await submit(WEDNESDAY, '2026-11-25T20:30:00+08:00');
    const id = sent.ok ? sent.fact.id : '';
    expect(await checkRecord(cx, haina.as('director', 'check.view'), id)).toMatchObject({ timeliness: 'onTime' });
    expect(await checksOf(scope).byId(id)).toMatchObject({ dueAt: '2026-11-27T10:00:00.000Z' });
    expect(await states(day('2026-11-30'))).toEqual(['nothingDue', 'nothingDue', 'onTime', 'nothingDue', 'nothingDue', 'nothingDue', 'nothingDue']);
    expect(await submit(FRIDAY, '2026-11-27T09:00:00+08:00')).toMatchObject({ refusal: { code: 'nothingDue' } });
  });

  it('is late after the hour of the last day', async () => {
    const { world: { cx, haina }, submit } = await weekly();
    const sent = await submit(FRIDAY, '2026-11-27T18:30:00+08:00');
    expect(await checkRecord(cx, haina.as('director', 'check.view'), sent.ok ? sent.fact.id : '')).toMatchObject({ timeliness: 'late' });
  });

  it('stands in the diary once in a week, on the day it must be done', async () => {
    const { world: { cx, haina, clock } } = await weekly();
    clock.set('2026-11-24T10:00:00+08:00');
    const file = (await diaryFile(cx, await openDiary(cx, haina.as('operator', 'check.view'))))!;
    expect(file.match(/DTSTART:\d{8}/g)).toEqual(['DTSTART:20261127', 'DTSTART:20261204', 'DTSTART:20261211', 'DTSTART:20261218', 'DTSTART:20261225']);
  });
});
