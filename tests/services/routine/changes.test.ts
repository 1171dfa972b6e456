import { update } from 'db/dialect/writes';
import { scopeOf } from 'db/repositories/scope';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { riskItems } from 'db/schema';
import { describe, expect, it } from 'vitest';
import type { GivenAnswer } from '~/domain/routine/answers';
import type { ChangeKind } from '~/domain/risk/types';
import { SYSTEM } from '~/domain/shared/actor';
import { type Day, day } from '~/domain/shared/day';
import { changesPage } from '~/pages/routine/changesPage';
import { checkPage } from '~/pages/routine/checkPage';
import { verifyChains } from '~/services/integrity/verifyChains';
import { declareStop } from '~/services/routine/declareStop';
import { recordChange } from '~/services/routine/recordChange';
import { markSheet } from '~/services/routine/sheetMark';
import { submitCheck } from '~/services/routine/submitCheck';
import { withdrawStop } from '~/services/routine/withdrawStop';
import { createWorld } from '../../world/factory';
import { anEvent } from '../../world/event';
import { publishList } from '../../world/records';

const [MONDAY, TUESDAY, WEDNESDAY] = [day('2026-11-23'), day('2026-11-24'), day('2026-11-25')];
const conforming = (itemId: string): GivenAnswer => ({ itemId, result: 'conforming', description: '', immediateMeasure: '', photos: [] });

/** The extruder has an item of the day and two of events: 风险点2 at a new material, 风险点3 at a restart. It is Monday, nine o'clock. */
async function triggered(kinds: readonly (ChangeKind[] | null)[] = [['material'], ['restart']]) {
  const world = await createWorld();
  const { cx, haina, clock, store } = world;
  const { enterpriseId } = haina;
  const postId = haina.posts.extruder;
  const at = { postId, workshopId: haina.workshops.extrusion };
  const { versionId, itemIds } = await publishList(world, haina, day('2026-11-16'), [{ ...at, frequency: 'day' }, ...kinds.map(() => ({ ...at, frequency: 'event' as const }))]);
  await store.commit({
    enterpriseId, actor: SYSTEM, at: cx.now(),
    build: () => ({ steps: [{ event: anEvent('risk.itemTriggered', 'riskItem', itemIds[1]!), writes: kinds.map((changes, index) => update(riskItems, { enterpriseId, id: itemIds[index + 1]! }, { changes }, { version: 1 })) }] }),
  });
  clock.set('2026-11-23T09:00:00+08:00');
  const asked = async (on: Day) => (await checkPage(cx, haina.as('operator', 'check.submit'), postId, on))?.items.map(({ riskPoint }) => riskPoint.slice(-1)).join('');
  const change = (kind: ChangeKind, when: string) => {
    clock.set(when);
    return recordChange(cx, haina.as('head', 'gap.explain'), { postId, kind, note: '换了一家' });
  };
  const send = (on: Day, when: string, items: readonly number[], opened = '') => {
    clock.set(when);
    return submitCheck(cx, haina.as('operator', 'check.submit'), {
      postId, day: on, versionId, submissionKey: null, clientAt: null, zeroRisk: true, backfillReason: '', answers: items.map((index) => conforming(itemIds[index]!)), witness: { opened, elapsed: null, took: null },
    });
  };
  const states = async (from: Day, to: Day, today: Day) =>
    (await postDaysBetween(scopeOf(store, enterpriseId), from, to, today)).days.filter((row) => row.postId === postId).map((row) => `${row.state} ${row.dueItemIds.length}`);
  return { world, postId, asked, change, send, states };
}

describe('an item that is asked on an event', () => {
  it('is asked from the next check after its change until somebody answered it, and no other is', async () => {
    const { world, asked, change, send, states } = await triggered();
    expect(await asked(MONDAY)).toBe('1');
    expect(await change('material', '2026-11-23T10:00:00+08:00')).toMatchObject({ ok: true, fact: { items: 1 } });
    expect(await asked(MONDAY)).toBe('12');
    expect(await asked(TUESDAY)).toBe('12');
    expect(await send(TUESDAY, '2026-11-24T09:00:00+08:00', [0])).toMatchObject({ refusal: { code: 'unanswered' } });
    expect(await send(TUESDAY, '2026-11-24T09:05:00+08:00', [0, 1])).toMatchObject({ ok: true });
    expect(await asked(WEDNESDAY)).toBe('1');
    expect(await states(MONDAY, WEDNESDAY, day('2026-11-26'))).toEqual(['missed 2', 'onTime 2', 'missed 1']);
    expect(await change('material', '2026-11-25T08:00:00+08:00')).toMatchObject({ ok: true });
    expect(await asked(WEDNESDAY)).toBe('12');
    expect(await verifyChains(world.cx, () => undefined)).toMatchObject({ findings: 0 });
  });

  it('leaves a sheet that was opened before the change as it was, and a day that is past', async () => {
    const { world: { cx, haina }, postId, asked, change, send, states } = await triggered();
    const opened = await markSheet(cx, haina.as('operator', 'check.submit'), { postId, day: MONDAY });
    await change('material', '2026-11-23T10:00:00+08:00');
    expect(await send(MONDAY, '2026-11-23T10:30:00+08:00', [0], opened)).toMatchObject({ ok: true });
    expect(await asked(TUESDAY)).toBe('12');
    await change('material', '2026-11-25T10:00:00+08:00');
    expect(await states(day('2026-11-20'), WEDNESDAY, WEDNESDAY)).toEqual(['missed 1', 'nothingDue 0', 'nothingDue 0', 'onTime 1', 'missed 2', 'open 2']);
  });

  it('that names no kind is asked at whatever is recorded, and not at a restart that follows by itself', async () => {
    const { world: { cx, haina, clock }, asked, change } = await triggered([null, ['restart']]);
    clock.set('2026-11-20T09:00:00+08:00');
    await declareStop(cx, haina.as('director', 'calendar.declareStop'), { workshopId: haina.workshops.extrusion, fromDay: MONDAY, toDay: MONDAY, reason: '设备大修' });
    clock.set('2026-11-24T09:00:00+08:00');
    expect(await asked(TUESDAY)).toBe('13');
    await change('process', '2026-11-24T10:00:00+08:00');
    expect(await asked(TUESDAY)).toBe('123');
  });

  it('is asked at the restart that follows when a stop is withdrawn while it runs', async () => {
    const { world: { cx, haina, clock }, asked } = await triggered();
    const stopped = await declareStop(cx, haina.as('director', 'calendar.declareStop'), { workshopId: null, fromDay: MONDAY, toDay: day('2026-11-27'), reason: '设备大修' });
    clock.set('2026-11-24T09:00:00+08:00');
    expect(await asked(TUESDAY)).toBe('');
    expect(await withdrawStop(cx, haina.as('director', 'calendar.declareStop'), stopped.ok ? stopped.fact.id : '')).toMatchObject({ ok: true });
    expect(await asked(TUESDAY)).toBe('13');
    expect((await changesPage(cx, haina.as('director', 'gap.explain'))).rows).toMatchObject([{ kind: 'restart', note: '停产申报提前撤销' }]);
  });

  it('cannot be recorded where nothing is asked, at a post out of reach, or of another factory', async () => {
    const { world: { cx, haina, beichen }, postId, change } = await triggered([['restart']]);
    expect(await change('supplier', '2026-11-23T10:00:00+08:00')).toMatchObject({ refusal: { code: 'nothingAsked' } });
    expect(await recordChange(cx, haina.as('head', 'gap.explain'), { postId: 'gone', kind: 'restart', note: '' })).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await recordChange(cx, beichen.as('director', 'gap.explain'), { postId, kind: 'restart', note: '' })).toEqual({ ok: false, refusal: { code: 'notFound' } });
  });
});
