import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from 'db/dialect/store';
import { CLOSING_SPANS } from '~/domain/report/trends';
import { addDays, day, daysFrom, type Month } from '~/domain/shared/day';
import { checkRows } from '~/pages/routine/checkRows';
import { riskItem } from '~/pages/risk/list/riskItem';
import { riskList } from '~/pages/risk/list/riskList';
import { parseRiskListQuery } from '~/pages/risk/list/riskListQuery';
import { dueAhead } from '~/pages/desk/dueAhead';
import { factoriesSideBySide } from '~/pages/desk/factories';
import type { Membership } from 'db/repositories/organisation/accounts';
import { openedMark, trends } from '~/pages/desk/trends';
import { standIn } from '~/services/organisation/people/standIn';
import { openReview } from '~/services/risk/upkeep/openReview';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { createWorld, type Factory, type World } from '../world/factory';
import { putHazardAt } from '../world/putHazard';
import { publishList, putRecord } from '../world/records';

const NOVEMBER = '2026-11' as Month;
let world: World;
let haina: Factory;
let made: { versionId: string; itemIds: string[] };

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
  made = await publishList(world, haina, day('2026-10-12'), [
    { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' },
    { postId: haina.posts.incoming, workshopId: haina.workshops.drawing, frequency: 'week' },
  ]);
});

/** The store with its queries counted. */
function counted(): { cx: { store: Store; now: World['cx']['now'] }; count: () => number } {
  let queries = 0;
  const read = new Proxy(world.store.read, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        queries += 1;
        return Reflect.apply(value, target, given);
      };
    },
  });
  return { cx: { store: { ...world.store, read }, now: world.cx.now }, count: () => queries };
}

const check = (on: string, at: string, found?: string) =>
  putRecord(world, haina, { postId: haina.posts.extruder, day: day(on), submittedAt: at, versionId: made.versionId, itemId: made.itemIds[0]!, found });
const see = (query = '', last: Month = NOVEMBER) => trends(world.cx, haina.as('director', 'desk.view'), last, openedMark(new URLSearchParams(query)));

describe('what is seen over time', () => {
  it('counts each rate from the rows its mark opens, and gives none where nothing was due', async () => {
    await check('2026-11-16', '2026-11-16T09:00:00+08:00');
    await check('2026-11-17', '2026-11-17T20:00:00+08:00');
    const { months, total, posts } = await see();
    expect(months).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
    expect(total.slice(0, 4).every(({ due }) => due === 0)).toBe(true);
    for (const post of posts) {
      for (const [figure, name] of [['due', 'due'], ['onTime', 'onTime']] as const) {
        const rows = await checkRows(world.cx, haina.as('director', 'check.view'), { figure, from: day('2026-11-01'), to: addDays(haina.as('director', 'check.view').today, -1), workshopId: null, postId: post.id });
        expect([post.name, figure, rows?.opened.rows.length]).toEqual([post.name, figure, post.byMonth.at(-1)![name]]);
      }
    }
    expect(posts.find(({ id }) => id === haina.posts.extruder)?.byMonth.at(-1)?.onTime).toBe(1);
    expect((await trends(world.cx, haina.as('head', 'desk.view'), NOVEMBER, null)).posts.map(({ workshopName }) => workshopName)).toEqual(['挤塑车间']);
    expect(await trends(world.cx, world.beichen.as('director', 'desk.view'), NOVEMBER, null)).toMatchObject({ posts: [], points: [], versions: [] });
  });

  it('puts the risk points with most findings first, and opens the findings of one', async () => {
    for (const on of ['2026-11-12', '2026-11-13', '2026-11-16']) await check(on, `${on}T09:00:00+08:00`, '外径偏大');
    const { points } = await see();
    expect(points).toMatchObject([{ riskPoint: '风险点1', count: 3, postId: haina.posts.extruder }]);
    const { opened } = await see(String(new URLSearchParams({ open: 'point', post: haina.posts.extruder, point: '风险点1' })));
    expect(opened?.rows).toHaveLength(3);
    expect((await see('open=point&post=nobody&point=x')).opened?.rows).toEqual([]);
  });

  it('tells how long closed hazards were open, each in its month and span, and opens them', async () => {
    for (const [found, closed] of [['2026-11-02', '2026-11-03'], ['2026-10-20', '2026-11-09'], ['2026-11-01', '2026-11-06']] as const) {
      await putHazardAt(world, haina, { deadline: null, stage: 'closed', foundDay: day(found), closedDay: day(closed) });
    }
    const { closing, spans } = await see();
    expect(closing.at(-1)).toEqual({ month: NOVEMBER, count: 3, middle: 5 });
    expect(closing[0]).toEqual({ month: '2026-06', count: 0, middle: null });
    expect(Object.fromEntries(spans.map(({ key, count }) => [key, count]))).toEqual({ '0-3': 1, '4-7': 1, '8-15': 0, '16-30': 1, '31-': 0 });
    for (const { key } of CLOSING_SPANS) expect((await see(`open=closed&span=${key}`)).opened?.rows).toHaveLength(spans.find((span) => span.key === key)!.count);
    expect((await see('open=closed&month=2026-10')).opened?.rows).toEqual([]);
  });

  it('compares the levels of the versions, and opens the rows of one level', async () => {
    const { versions } = await see();
    expect(versions).toHaveLength(1);
    const unassessed = versions[0]!.levels.find(({ level }) => level === null)!;
    expect(unassessed.count).toBe(2);
    expect((await see(`open=level&version=${made.versionId}&level=none`)).opened?.rows).toHaveLength(2);
    expect((await trends(world.cx, world.beichen.as('director', 'desk.view'), NOVEMBER, openedMark(new URLSearchParams(`open=level&version=${made.versionId}&level=none`)))).opened?.rows).toEqual([]);
  });

  it('takes the same number of queries for one record as for ten', async () => {
    await check('2026-11-17', '2026-11-17T09:00:00+08:00');
    const few = counted();
    await trends(few.cx, haina.as('director', 'desk.view'), NOVEMBER, null);
    for (const on of ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12']) await check(on, `${on}T09:00:00+08:00`, '外径偏大');
    const many = counted();
    await trends(many.cx, haina.as('director', 'desk.view'), NOVEMBER, null);
    expect([many.count(), few.count() < 30]).toEqual([few.count(), true]);
  });
});

describe('what is due next', () => {
  it('holds checks that are not daily, re-assessments, limits of hazards, papers and the ends of stand-ins, each on its day', async () => {
    await putHazardAt(world, haina, { deadline: day('2026-11-25') });
    await putHazardAt(world, haina, { deadline: day('2026-11-10') });
    const review = await openReview(world.cx, haina.as('director', 'risk.edit'), { trigger: 'material', what: '换料', postIds: [haina.posts.extruder], lineIds: [], dueDay: day('2026-12-08') });
    expect(review.ok).toBe(true);
    const holding = (await peopleOf(scopeOf(world.store, haina.enterpriseId)).holdings()).find(({ personId }) => personId === haina.people.lead)!;
    expect(await standIn(world.cx, haina.as('director', 'organisation.manage'), { personId: haina.people.inspector, holdingId: holding.id, fromDay: day('2026-11-18'), toDay: day('2026-11-28') })).toMatchObject({ ok: true });
    const { days, over } = await dueAhead(world.cx, haina.as('director', 'desk.view'));
    const kindsOn = (on: string) => days.find(({ day: one }) => one === on)?.ahead.map(({ kind }) => kind).sort();
    expect([kindsOn('2026-11-27'), kindsOn('2026-11-25'), kindsOn('2026-11-28'), kindsOn('2026-12-08')]).toEqual([['checks'], ['hazard'], ['standIn'], ['review']]);
    expect(kindsOn('2026-11-22')).toEqual(['week']);
    expect(kindsOn('2026-11-30')).toEqual(['month']);
    expect(over.map(({ kind, day: one }) => [kind, one])).toEqual([['hazard', '2026-11-10']]);
    const own = await dueAhead(world.cx, haina.as('head', 'desk.view'));
    expect([...new Set([...own.days.flatMap(({ ahead }) => ahead), ...own.over].map(({ kind }) => kind))].sort()).toEqual(['hazard', 'standIn']);
    expect(await dueAhead(world.cx, world.beichen.as('director', 'desk.view'))).toMatchObject({ over: [], undated: [], days: [] });
  });

  it('asks no more queries for many hazards than for one', async () => {
    await putHazardAt(world, haina, { deadline: day('2026-11-25') });
    const few = counted();
    await dueAhead(few.cx, haina.as('director', 'desk.view'));
    for (let more = 0; more < 10; more++) await putHazardAt(world, haina, { deadline: day('2026-11-26') });
    const many = counted();
    await dueAhead(many.cx, haina.as('director', 'desk.view'));
    expect(many.count()).toBe(few.count());
  });
});

describe('the list and an item of it', () => {
  it('know the last thirty checks, corrected ones once, and the open hazards of each row', async () => {
    for (const [index, on] of daysFrom(day('2026-10-12'), day('2026-11-17')).entries()) await check(on, `${on}T09:00:00+08:00`, index === 36 ? '外径偏大' : undefined);
    const hazard = await putHazardAt(world, haina, { deadline: day('2026-11-25'), riskLineId: 'line-0' });
    await putHazardAt(world, haina, { deadline: null, stage: 'closed', closedDay: day('2026-11-17'), riskLineId: 'line-0' });
    const { rows } = await riskList(world.cx, haina.as('director', 'risk.view'), true, parseRiskListQuery(new URLSearchParams('version=published')));
    expect(rows.map(({ checks, open, last }) => [checks.length, checks.at(-1) ?? null, open, last?.day ?? null])).toEqual([[30, 'n', 1, '2026-11-17'], [0, null, 0, null]]);
    const item = await riskItem(world.cx, haina.as('director', 'risk.view'), false, made.itemIds[0]!);
    expect([item?.checks.length, item?.checks.at(-1)?.result, item?.hazards.map(({ id }) => id)]).toEqual([30, 'nonconforming', [hazard]]);
    expect((await riskItem(world.cx, haina.as('otherHead', 'risk.view'), false, made.itemIds[1]!))?.hazards).toEqual([]);
  });
});

describe('factories side by side', () => {
  it('ask as many questions for one with many records as for one with few, and twice as many for two', async () => {
    const member = (factory: Factory): Membership => ({ enterpriseId: factory.enterpriseId, enterpriseName: factory.name, personId: factory.people.director, personName: factory.names.director });
    const asked = async (...factories: Factory[]): Promise<number> => {
      const { cx, count } = counted();
      // what a store prepares once is no question
      await factoriesSideBySide(cx, [member(haina)], false);
      const prepared = count();
      await factoriesSideBySide(cx, factories.map(member), false);
      return count() - prepared;
    };
    const few = await asked(haina);
    for (const date of ['2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17']) await check(date, `${date}T09:00:00+08:00`, '偏心');
    expect([await asked(haina), await asked(haina, haina)]).toEqual([few, 2 * few]);
  });
});
