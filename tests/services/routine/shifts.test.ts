import { describe, expect, it } from 'vitest';
import { checksOf } from 'db/repositories/routine/checks';
import { dayClosesOf } from 'db/repositories/routine/dayCloses';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import type { GivenAnswer } from '~/domain/routine/answers';
import { EVERY_POST } from '~/domain/routine/contracts';
import type { Frequency } from '~/domain/risk/types';
import { type Day, day } from '~/domain/shared/day';
import { checkPage } from '~/pages/routine/checkPage';
import { checkRecord } from '~/pages/routine/checkRecord';
import { dayPage } from '~/pages/routine/dayPage';
import { dutyNow } from '~/pages/routine/dutyNow';
import { openGaps } from '~/pages/routine/openGaps';
import { todayPage } from '~/pages/routine/today';
import { verifyChains } from '~/services/integrity/verifyChains';
import { dailyPaper } from '~/services/papers/dailyPaper';
import { closeDays } from '~/services/routine/closeDay';
import { explainGap } from '~/services/routine/explainGap';
import { setPostShifts, setShifts } from '~/services/routine/setShifts';
import { markSheet } from '~/services/routine/sheetMark';
import { signDay } from '~/services/routine/signDay';
import { submitCheck } from '~/services/routine/submitCheck';
import { createWorld } from '../../world/factory';
import { publishList } from '../../world/records';

const [MONDAY, TUESDAY] = [day('2026-11-23'), day('2026-11-24')];
const [EARLY, NIGHT] = ['08:00-20:00', '20:00-32:00'];
const conforming = (itemId: string): GivenAnswer => ({ itemId, result: 'conforming', description: '', immediateMeasure: '', photos: [] });
const PLAN = '白班 08:00-20:00\n夜班 20:00～次日08:00';

/** The extruder works two shifts from Monday the 23rd on, and has one item of each frequency. */
async function shifted(frequencies: readonly Frequency[] = ['shift', 'day'], hourWindow?: string) {
  const world = await createWorld();
  const { cx, haina, clock, store } = world;
  const postId = haina.posts.extruder;
  const { versionId, itemIds } = await publishList(world, haina, day('2026-11-16'), frequencies.map((frequency) => ({ postId, workshopId: haina.workshops.extrusion, frequency, ...(hourWindow ? { hourWindow } : {}) })));
  clock.set('2026-11-20T09:00:00+08:00');
  const permit = () => haina.as('director', 'calendar.declareStop');
  expect(await setShifts(cx, permit(), { from: MONDAY, shifts: PLAN })).toMatchObject({ ok: true });
  expect(await setPostShifts(cx, permit(), { place: postId, from: MONDAY, names: ['白班', '夜班'] })).toEqual({ ok: true, fact: { posts: 1 } });
  const scope = scopeOf(store, haina.enterpriseId);
  const send = (on: Day, turn: string, at: string, items: readonly number[], more: { readonly backfillReason?: string; readonly opened?: string; readonly elapsed?: number } = {}) => {
    clock.set(at);
    return submitCheck(cx, haina.as('operator', 'check.submit'), {
      postId, day: on, turn, versionId, submissionKey: null, clientAt: null, zeroRisk: true, backfillReason: more.backfillReason ?? '', answers: items.map((index) => conforming(itemIds[index]!)),
      witness: { opened: more.opened ?? '', elapsed: more.elapsed ?? null, took: null },
    });
  };
  const states = async (from: Day, to: Day, today: Day) =>
    (await postDaysBetween(scope, from, to, today)).days.filter((row) => row.postId === postId).map((row) => `${row.day.slice(8)} ${row.turn} ${row.state} ${row.dueItemIds.length}`);
  return { world, scope, postId, permit, versionId, itemIds, send, states };
}

describe('the shifts of a factory', () => {
  it('are refused where two of a post overlap, where one has no length, in a past that was checked, and by words nobody reads', async () => {
    const { world: { cx }, permit } = await shifted();
    const from = day('2026-12-01');
    const set = async (shifts: string, on = from) => {
      const answer = await setShifts(cx, permit(), { from: on, shifts });
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    expect(await set('白班 08:00-20:30\n夜班 20:00-08:00')).toBe('shiftsOverlap');
    expect(await set('白班 08:00-20:00\n夜班 20:00-08:30')).toBe('shiftsOverlap');
    expect(await set('白班 08:00-08:00\n夜班 20:00-08:00')).toBe('shiftEmpty');
    expect(await set('白班 08:00-20:00')).toBe('shiftInUse');
    expect(await set('白班八点到二十点\n夜班 20:00-08:00')).toBe('shiftUnreadable');
    expect(await set(PLAN, day('2026-11-20'))).toBe('shiftsInPast');
    expect(await set('白班：08：00—20：00\n夜班 20:00-08:00\n晚班 14:00-22:00')).toBe('ok');
    expect(await setPostShifts(cx, permit(), { place: EVERY_POST, from, names: ['白班', '晚班'] })).toMatchObject({ refusal: { code: 'shiftsOverlap' } });
    expect(await setPostShifts(cx, permit(), { place: EVERY_POST, from, names: ['早班'] })).toMatchObject({ refusal: { code: 'shiftUnknown', name: '早班' } });
    expect(await setPostShifts(cx, permit(), { place: EVERY_POST, from: day('2026-11-20'), names: [] })).toMatchObject({ refusal: { code: 'shiftsInPast' } });
  });

  it('hold from a day on: what was owed before stays one check a day', async () => {
    const { states } = await shifted();
    expect(await states(day('2026-11-19'), MONDAY, day('2026-11-24'))).toEqual([
      '19  missed 2', '20  missed 2', '21  nothingDue 0', '22  nothingDue 0', `23 ${EARLY} missed 2`, `23 ${NIGHT} open 1`,
    ]);
  });

  it('leave a neighbour without them as it was', async () => {
    const { world: { haina, clock, cx } } = await shifted();
    clock.set('2026-11-23T09:00:00+08:00');
    const { rows } = await dayPage(cx, haina.as('director', 'check.view'), MONDAY);
    expect(rows.filter(({ postId }) => postId !== haina.posts.extruder).every(({ turn }) => turn === '')).toBe(true);
  });
});

describe('the check of a shift', () => {
  it('is one of its own: the night does not block the day, and the same shift twice is told', async () => {
    const { world, scope, postId, send } = await shifted();
    expect(await send(MONDAY, EARLY, '2026-11-23T09:00:00+08:00', [0, 1])).toMatchObject({ ok: true });
    const night = await send(MONDAY, NIGHT, '2026-11-24T02:00:00+08:00', [0]);
    expect(night).toMatchObject({ ok: true });
    expect(await send(MONDAY, NIGHT, '2026-11-24T02:10:00+08:00', [0])).toMatchObject({ refusal: { code: 'alreadySubmitted' } });
    expect(await send(TUESDAY, EARLY, '2026-11-24T09:00:00+08:00', [0, 1])).toMatchObject({ ok: true });
    const id = night.ok ? night.fact.id : '';
    expect(await checkRecord(world.cx, world.haina.as('director', 'check.view'), id)).toMatchObject({ timeliness: 'onTime', record: { day: MONDAY, turn: NIGHT, turnName: '夜班', dueAt: '2026-11-24T00:00:00.000Z', revision: 0 } });
    expect((await checksOf(scope).ofPostDay(postId, MONDAY, EARLY)).map(({ turnName }) => turnName)).toEqual(['白班']);
    expect(await verifyChains(world.cx, () => undefined)).toMatchObject({ findings: 0 });
  });

  it('is on time, late, delivered later and a 补录 by the hours of its shift', async () => {
    const { world: { cx, haina, clock }, postId, send, states } = await shifted();
    expect(await send(MONDAY, EARLY, '2026-11-23T21:00:00+08:00', [0, 1])).toMatchObject({ ok: true });
    clock.set('2026-11-23T22:00:00+08:00');
    const opened = await markSheet(cx, haina.as('operator', 'check.submit'), { postId, day: MONDAY, turn: NIGHT });
    expect(await send(MONDAY, NIGHT, '2026-11-25T09:00:00+08:00', [0], { opened })).toMatchObject({ refusal: { code: 'backfillReasonMissing' } });
    expect(await send(MONDAY, NIGHT, '2026-11-25T09:00:00+08:00', [0], { backfillReason: '手机没电' })).toMatchObject({ ok: true });
    expect(await send(TUESDAY, NIGHT, '2026-11-25T09:30:00+08:00', [0])).toMatchObject({ ok: true });
    expect(await states(MONDAY, TUESDAY, day('2026-11-26'))).toEqual([`23 ${EARLY} late 2`, `23 ${NIGHT} backfilled 1`, `24 ${EARLY} missed 2`, `24 ${NIGHT} late 1`]);
  });

  it('cannot be handed in before the shift begins, under a mark of another shift, or for hours that are none', async () => {
    const { world: { cx, haina, clock }, postId, send } = await shifted();
    expect(await send(MONDAY, NIGHT, '2026-11-23T19:50:00+08:00', [0])).toMatchObject({ refusal: { code: 'notBegun' } });
    expect(await send(MONDAY, '20:00-30:00', '2026-11-23T21:00:00+08:00', [0])).toMatchObject({ refusal: { code: 'nothingDue' } });
    expect(await send(MONDAY, 'gestern', '2026-11-23T21:00:00+08:00', [0])).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await checkPage(cx, haina.as('operator', 'check.submit'), postId, MONDAY, undefined, '')).toMatchObject({ nothing: { kind: 'nothingDue' } });
    clock.set('2026-11-23T21:00:00+08:00');
    const opened = await markSheet(cx, haina.as('operator', 'check.submit'), { postId, day: MONDAY, turn: EARLY });
    const sent = await send(MONDAY, NIGHT, '2026-11-23T21:05:00+08:00', [0], { opened });
    expect(await checkRecord(cx, haina.as('director', 'check.view'), sent.ok ? sent.fact.id : '')).toMatchObject({ record: { openedAt: null } });
  });

  it('of an earlier and of the running shift is what a phone finds at each hour', async () => {
    const { world: { cx, haina, clock }, postId, send } = await shifted();
    const permit = () => haina.as('operator', 'check.submit');
    const at = async (time: string) => {
      clock.set(time);
      const { day: on, turn } = await dutyNow(cx, permit(), postId, null);
      return `${on.slice(8)} ${turn}`;
    };
    expect(await at('2026-11-23T06:00:00+08:00')).toBe(`23 ${EARLY}`);
    expect(await at('2026-11-23T12:00:00+08:00')).toBe(`23 ${EARLY}`);
    await send(MONDAY, EARLY, '2026-11-23T12:00:00+08:00', [0, 1]);
    expect(await at('2026-11-23T23:00:00+08:00')).toBe(`23 ${NIGHT}`);
    expect(await at('2026-11-24T02:00:00+08:00')).toBe(`23 ${NIGHT}`);
    const { posts } = await todayPage(cx, haina.as('operator', 'check.view'));
    expect(posts.map(({ day: on, shift, shown, check }) => `${on.slice(8)} ${shift} ${shown} ${check.replace(postId, 'P')}`)).toEqual([
      `23 夜班（20:00—次日 08:00） open /check/P/${NIGHT}`, `24 白班（08:00—20:00） future /check/P/${EARLY}`, `24 夜班（20:00—次日 08:00） future /check/P?day=2026-11-24&turn=${NIGHT}`,
    ]);
    await send(MONDAY, NIGHT, '2026-11-24T02:00:00+08:00', [0]);
    expect(await at('2026-11-24T09:00:00+08:00')).toBe(`24 ${EARLY}`);
  });

  it('every two hours is asked and recorded in each part of its shift', async () => {
    const { send, states } = await shifted(['hour4', 'day']);
    expect(await states(MONDAY, MONDAY, day('2026-11-25'))).toEqual([
      '23 08:00-12:00 missed 1', `23 ${EARLY} missed 1`, '23 12:00-16:00 missed 1', '23 16:00-20:00 missed 1', '23 20:00-24:00 missed 1', `23 ${NIGHT} nothingDue 0`, '23 24:00-28:00 missed 1', '23 28:00-32:00 missed 1',
    ]);
    expect(await send(MONDAY, '08:00-12:00', '2026-11-23T12:30:00+08:00', [0])).toMatchObject({ ok: true });
    expect(await send(MONDAY, '24:00-28:00', '2026-11-24T03:30:00+08:00', [0])).toMatchObject({ ok: true });
    const now = await states(MONDAY, MONDAY, day('2026-11-25'));
    expect([now[0], now[6], now[7]]).toEqual(['23 08:00-12:00 late 1', '23 24:00-28:00 onTime 1', '23 28:00-32:00 missed 1']);
  });
});

describe('a check of a shift that was filled in without a network', () => {
  it('belongs to the shift of its sheet and to the hour it was signed in, whenever it arrives', async () => {
    const { world: { cx, haina, clock }, postId, send, states } = await shifted();
    const now = async (today: Day) => (await states(MONDAY, TUESDAY, today)).map((row) => row.replace(/ \d+$/, ''));
    clock.set('2026-11-24T01:00:00+08:00');
    const sheet = (await checkPage(cx, haina.as('operator', 'check.submit'), postId, MONDAY, () => markSheet(cx, haina.as('operator', 'check.submit'), { postId, day: MONDAY, turn: NIGHT }), NIGHT))!;
    expect(sheet).toMatchObject({ day: MONDAY, turn: NIGHT, nothing: null });
    // Signed at two in the night, reaches the server two days later, in the middle of another shift.
    const sent = await send(MONDAY, NIGHT, '2026-11-25T09:00:00+08:00', [0], { opened: sheet.mark, elapsed: 3_600_000 });
    const view = await checkRecord(cx, haina.as('director', 'check.view'), sent.ok ? sent.fact.id : '');
    expect(view!.record).toMatchObject({ day: MONDAY, turn: NIGHT, signedAt: '2026-11-23T18:00:00.000Z', submittedAt: '2026-11-25T01:00:00.000Z', backfillReason: null });
    expect(view!.timeliness).toBe('deliveredLater');
    expect(await now(day('2026-11-25'))).toEqual([`23 ${EARLY} missed`, `23 ${NIGHT} deliveredLater`, `24 ${EARLY} missed`, `24 ${NIGHT} open`]);
    // The mark of one shift opens no other.
    const forged = await send(TUESDAY, NIGHT, '2026-11-25T09:05:00+08:00', [0], { opened: sheet.mark, elapsed: 3_600_000 });
    expect(await checkRecord(cx, haina.as('director', 'check.view'), forged.ok ? forged.fact.id : '')).toMatchObject({ record: { openedAt: null, turn: NIGHT, day: TUESDAY } });
  });
});

describe('an item that is asked every few hours of a window', () => {
  it('is owed and taken in its hours alone, and by none of the others', async () => {
    const { send, states } = await shifted(['hour2', 'day'], '22:00-03:00');
    expect(await states(MONDAY, MONDAY, day('2026-11-25'))).toEqual([`23 ${EARLY} missed 1`, `23 ${NIGHT} nothingDue 0`, '23 22:00-24:00 missed 1', '23 24:00-26:00 missed 1', '23 26:00-27:00 missed 1']);
    expect(await send(MONDAY, '26:00-27:00', '2026-11-24T02:30:00+08:00', [0])).toMatchObject({ ok: true });
    expect(await send(MONDAY, '20:00-22:00', '2026-11-24T02:40:00+08:00', [0])).toMatchObject({ ok: false });
    expect((await states(MONDAY, MONDAY, day('2026-11-25'))).at(-1)).toBe('23 26:00-27:00 onTime 1');
  });
});

describe('a shift that was not checked', () => {
  it('is explained by itself, and signed and printed with its name once the night is over', async () => {
    const { world: { cx, haina, clock }, scope, postId, send } = await shifted();
    await send(MONDAY, EARLY, '2026-11-23T09:00:00+08:00', [0, 1]);
    clock.set('2026-11-24T09:00:00+08:00');
    const sign = () => signDay(cx, haina.as('director', 'daily.sign'), MONDAY, '');
    expect(await sign()).toMatchObject({ refusal: { code: 'stillOpen', posts: ['绝缘挤出岗 夜班（20:00—次日 08:00）'] } });
    expect(await explainGap(cx, haina.as('director', 'gap.explain'), postId, MONDAY, '停电', NIGHT)).toMatchObject({ refusal: { code: 'notAGap' } });
    clock.set('2026-11-25T09:00:00+08:00');
    expect((await openGaps(cx, haina.as('director', 'gap.explain'))).filter((gap) => gap.day === MONDAY).map(({ turn }) => turn)).toEqual([NIGHT]);
    expect(await explainGap(cx, haina.as('director', 'gap.explain'), postId, MONDAY, '停电', NIGHT)).toMatchObject({ ok: true });
    expect(await explainGap(cx, haina.as('director', 'gap.explain'), postId, MONDAY, '停电', EARLY)).toMatchObject({ refusal: { code: 'notAGap' } });
    expect((await checksOf(scope).gapReasons('day', MONDAY, MONDAY)).map(({ turn }) => turn)).toEqual([NIGHT]);
    expect(await sign()).toMatchObject({ ok: true });
    const printed = JSON.stringify(await dailyPaper(cx, haina.as('director', 'check.view'), MONDAY, null));
    for (const words of ['绝缘挤出岗 白班（08:00—20:00）', '绝缘挤出岗 夜班（20:00—次日 08:00）', '应检 2 个岗次，已检 1 个岗次', '停电']) expect(printed).toContain(words);
    const alone = JSON.stringify(await dailyPaper(cx, haina.as('director', 'check.view'), MONDAY, postId, EARLY));
    expect(alone).not.toContain('夜班');
  });

  it('is frozen with its day when the day is over on which it ends, the same whenever it is closed', async () => {
    const { world: { cx, haina, clock }, scope, send } = await shifted();
    await send(MONDAY, EARLY, '2026-11-23T09:00:00+08:00', [0, 1]);
    clock.set('2026-11-24T00:10:00+08:00');
    expect((await closeDays(cx, haina.enterpriseId)).at(-1)).toBe('2026-11-22');
    await send(MONDAY, NIGHT, '2026-11-24T07:00:00+08:00', [0]);
    await send(TUESDAY, NIGHT, '2026-11-26T07:00:00+08:00', [0], { backfillReason: '没有网络' });
    expect(await closeDays(cx, haina.enterpriseId)).toEqual([MONDAY, TUESDAY]);
    const closes = (await dayClosesOf(scope).between(MONDAY, TUESDAY)).filter(({ postId }) => postId === haina.posts.extruder);
    expect(closes.map(({ state, dueItems, answeredItems, turns }) => [state, dueItems, answeredItems, turns?.map((turn) => `${turn.name} ${turn.state}`)])).toEqual([
      ['onTime', 3, 3, ['白班 onTime', '夜班 onTime']], ['missed', 3, 0, ['白班 missed', '夜班 missed']],
    ]);
    expect(await verifyChains(cx, () => undefined)).toMatchObject({ findings: 0 });
  });
});
