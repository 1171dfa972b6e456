import { beforeEach, describe, expect, it } from 'vitest';
import type { Reader } from 'db/dialect/reader';
import { addDays, day, type Month } from '~/domain/shared/day';
import { dayPage } from '~/pages/routine/dayPage';
import { checkRows } from '~/pages/routine/checkRows';
import { papers } from '~/pages/paper/papers';
import { riskList } from '~/pages/risk/list/riskList';
import { parseRiskListQuery } from '~/pages/risk/list/riskListQuery';
import { routineMonth } from '~/pages/routine/routineMonth';
import { monthMeeting, weekReport } from '~/pages/routine/periodPage';
import { workbench } from '~/pages/desk/workbench';
import { compileMonth } from '~/services/routine/monthPapers';
import { compileWeek } from '~/services/routine/weekPapers';
import { holdPost } from '~/services/organisation/people/holdPost';
import { renamePost } from '~/services/organisation/places/renameNode';
import { createWorld, type Factory, type World } from '../world/factory';
import { publishList, putRecord } from '../world/records';

const NOVEMBER = '2026-11' as Month;
const MONDAY = day('2026-11-16');
let world: World;
let haina: Factory;

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
});

/** A list in force from 2 November, and checks of the extruder on some of the days; `found` says what did not conform on which. */
async function furnish(days: readonly string[], found: Readonly<Record<string, string>> = {}): Promise<void> {
  const { versionId, itemIds } = await publishList(world, haina, day('2026-11-02'), [
    { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' },
    { postId: haina.posts.incoming, workshopId: haina.workshops.drawing, frequency: 'day' },
  ]);
  for (const on of days) {
    await putRecord(world, haina, { postId: haina.posts.extruder, day: day(on), submittedAt: `${on}T09:00:00+08:00`, versionId, itemId: itemIds[0]!, found: found[on] });
  }
}

/** The store with its queries counted. */
function counted(): { cx: { store: { read: Reader }; now: World['cx']['now'] }; count: () => number } {
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
  return { cx: { store: { read }, now: world.cx.now }, count: () => queries };
}

describe('the workbench', () => {
  it('shows an empty factory its first steps and what is done of them', async () => {
    const view = await workbench(world.cx, haina.as('director', 'desk.view'));
    expect(view.firstSteps?.map(({ key, done }) => [key, done])).toEqual([
      ['profile', true], ['workWeek', false], ['organisation', true], ['people', false], ['appointments', true], ['template', false], ['publish', false], ['plates', false], ['check', false],
    ]);
    expect(view.firstSteps?.find(({ key }) => key === 'people')?.progress).toBe('还没有人的岗位：进货检验岗');
    const held = await holdPost(world.cx, haina.as('director', 'organisation.manage'), { personId: haina.people.inspector, role: 'inspector', workshopId: null, postId: haina.posts.incoming, fromDay: day('2026-11-18') });
    expect(held.ok).toBe(true);
    expect((await workbench(world.cx, haina.as('director', 'desk.view'))).firstSteps?.find(({ key }) => key === 'people')).toEqual({ key: 'people', done: true, progress: '' });
    expect(view).toMatchObject({ now: { due: 0, done: 0, waiting: 0, late: 0 }, todos: [], listNumber: null });
  });

  it('says what today is like, before and after the limit', async () => {
    await furnish(['2026-11-17', '2026-11-18']);
    const view = await workbench(world.cx, haina.as('director', 'desk.view'));
    expect(view.firstSteps).toBeNull();
    expect(view.now).toEqual({ due: 2, done: 1, waiting: 1, late: 0 });
    world.clock.set('2026-11-18T18:00:01+08:00');
    expect((await workbench(world.cx, haina.as('director', 'desk.view'))).now).toEqual({ due: 2, done: 1, waiting: 0, late: 1 });
  });

  it('puts the nearest limit first and names only what this person may do', async () => {
    await furnish(['2026-11-17']);
    const todos = (await workbench(world.cx, haina.as('director', 'desk.view'))).todos;
    expect(todos.map(({ dueDay }) => dueDay ?? '9999')).toEqual(todos.map(({ dueDay }) => dueDay ?? '9999').toSorted());
    expect(todos.filter(({ act }) => act === '周排查').map(({ to }) => to)).toEqual([`/routine/weeks/${MONDAY}`]);
    expect([...new Set((await workbench(world.cx, haina.as('officer', 'desk.view'))).todos.map(({ act }) => act))]).toEqual(['说明原因']);
  });

  it('shows a workshop head the own workshop only', async () => {
    await furnish(['2026-11-17', '2026-11-18']);
    const view = await workbench(world.cx, haina.as('head', 'desk.view'));
    expect(view.workshops.map(({ name }) => name)).toEqual(['挤塑车间']);
    expect(view.now).toEqual({ due: 1, done: 1, waiting: 0, late: 0 });
    const drawing = ({ text }: { text: string }): boolean => text.includes('进货检验岗');
    expect([view.todos.some(drawing), (await workbench(world.cx, haina.as('director', 'desk.view'))).todos.some(drawing)]).toEqual([false, true]);
  });

  it('takes the same number of queries for one record as for ten', async () => {
    await furnish(['2026-11-17']);
    const few = counted();
    await workbench(few.cx, haina.as('director', 'desk.view'));
    const other = world.beichen;
    haina = other;
    await furnish(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13']);
    const many = counted();
    await workbench(many.cx, other.as('director', 'desk.view'));
    expect(many.count()).toBe(few.count());
    expect(few.count()).toBeLessThan(40);
  });
});

describe('a day', () => {
  it('goes on calling a post as it was called when the check was handed in, and says how it is called now', async () => {
    await furnish(['2026-11-16']);
    const rowOf = async (on: string) => (await dayPage(world.cx, haina.as('director', 'check.view'), day(on))).rows.find(({ postId }) => postId === haina.posts.extruder);
    // Records of the tests call every post 岗位.
    expect(await rowOf('2026-11-16')).toMatchObject({ postName: '岗位', workshopName: '车间', nowCalled: '挤塑车间 · 绝缘挤出岗' });
    expect(await rowOf('2026-11-17')).toMatchObject({ postName: '绝缘挤出岗', nowCalled: null });
    expect(await renamePost(world.cx, haina.as('director', 'organisation.manage'), haina.posts.extruder, { name: '绝缘工序岗', version: 1 })).toMatchObject({ ok: true });
    expect(await rowOf('2026-11-16')).toMatchObject({ postName: '岗位', workshopName: '车间', nowCalled: '挤塑车间 · 绝缘工序岗' });
    expect(await rowOf('2026-11-17')).toMatchObject({ postName: '绝缘工序岗', nowCalled: null });
  });
});

describe('the month', () => {
  it('shows every post on every day with weeks and meeting, to whoever sees the whole factory', async () => {
    await furnish(['2026-11-16', '2026-11-18']);
    const view = await routineMonth(world.cx, haina.as('officer', 'check.view'), NOVEMBER);
    const extruder = view.workshops.flatMap(({ posts }) => posts).find(({ name }) => name === '绝缘挤出岗')!;
    expect([view.days.length, extruder.states[15], extruder.states[16], extruder.states[17], extruder.states[18]]).toEqual([30, 'onTime', 'missed', 'onTime', 'future']);
    expect(view.weeks?.map(({ state }) => state)).toEqual(['notDue', 'missed', 'missed', 'notCompiled', 'future']);
    expect(view.meeting?.state).toBe('notCompiled');
    const own = await routineMonth(world.cx, haina.as('head', 'check.view'), NOVEMBER);
    expect([own.workshops.map(({ name }) => name), own.weeks, own.meeting]).toEqual([['挤塑车间'], null, null]);
  });
});

describe('a number of the calendar and of the workbench', () => {
  const [first, last] = [day('2026-11-01'), day('2026-11-30')];
  const rows = async (person: 'director' | 'head', figure: string, place: { workshopId?: string; postId?: string } = {}, from = first, to = last) =>
    (await checkRows(world.cx, haina.as(person, 'check.view'), { figure, from, to, workshopId: null, postId: null, ...place }))?.opened.rows.length ?? null;

  it('opens exactly the days it counts', async () => {
    await furnish(['2026-11-10', '2026-11-16', '2026-11-18'], { '2026-11-10': '偏心', '2026-11-16': '偏心', '2026-11-18': '外径超差' });
    const { workshops } = await routineMonth(world.cx, haina.as('director', 'check.view'), NOVEMBER);
    const posts = workshops.flatMap((workshop) => workshop.posts);
    expect(posts.find(({ id }) => id === haina.posts.extruder)).toMatchObject({ done: 3 });
    for (const post of posts) {
      expect([await rows('director', 'due', { postId: post.id }), await rows('director', 'done', { postId: post.id }), await rows('director', 'gaps', { postId: post.id })])
        .toEqual([post.due, post.done, post.missed]);
    }
    const bench = await workbench(world.cx, haina.as('director', 'desk.view'));
    expect(bench.workshops.filter(({ missed }) => missed > 0)).not.toEqual([]);
    for (const { id, missed } of bench.workshops) expect(await rows('director', 'gaps', { workshopId: id })).toBe(missed);
    expect(bench.trend.flatMap(({ weekStart, findings }) => (findings > 0 ? [[weekStart, findings]] : []))).toEqual([['2026-11-09', 1], ['2026-11-16', 2]]);
    for (const { weekStart, findings } of bench.trend) expect(await rows('director', 'findings', {}, weekStart, addDays(weekStart, 6))).toBe(findings);
  });

  it('stays within reach and knows no other figures, no span backwards and none without end', async () => {
    await furnish(['2026-11-16']);
    const { workshops } = await routineMonth(world.cx, haina.as('head', 'check.view'), NOVEMBER);
    expect(await rows('head', 'due')).toBe(workshops[0]!.posts.reduce((sum, post) => sum + post.due, 0));
    expect(await rows('head', 'due', { workshopId: haina.workshops.drawing })).toBe(0);
    expect([await rows('head', 'overdue'), await rows('head', 'nonsense'), await rows('head', 'due', {}, last, first), await rows('head', 'due', {}, day('2025-01-01'))]).toEqual([null, null, null, null]);
  });
});

describe('the list beside its records', () => {
  it('says how a row was answered last, at its own post only', async () => {
    await furnish(['2026-11-16', '2026-11-17']);
    const { rows } = await riskList(world.cx, haina.as('director', 'risk.view'), false, parseRiskListQuery(new URLSearchParams()));
    expect(rows.map(({ last }) => last && [last.day, last.result])).toEqual([['2026-11-17', 'conforming'], null]);
    expect(rows[0]!.owners.map(([at, mark]) => `${at} ${mark}`)).toEqual(['企业 related', '车间 concerned', '岗位 lead']);
  });
});

describe('a week and a month on the desk', () => {
  it('open a figure to its rows and offer only the next act', async () => {
    await furnish(['2026-11-16']);
    const read = (person: 'director' | 'officer', figure: string | null = null) => weekReport(world.cx, haina.as(person, 'weekly.view'), MONDAY, { paperId: null, figure });
    expect((await read('director'))?.may).toEqual({ compile: true, edit: false, sign: null, explain: false });
    await compileWeek(world.cx, haina.as('director', 'weekly.compile'), MONDAY, { version: null });
    const view = (await read('director', 'onTime'))!;
    expect(view.may).toEqual({ compile: true, edit: true, sign: 'director', explain: false });
    expect(view.opened).toMatchObject({ kind: 'postDay', rows: [{ day: '2026-11-16', postId: haina.posts.extruder }] });
    expect((await read('officer'))?.may).toEqual({ compile: false, edit: false, sign: null, explain: false });
    expect(await weekReport(world.cx, haina.as('director', 'weekly.view'), day('2026-11-17'), { paperId: null, figure: null })).toBeNull();
    expect(await weekReport(world.cx, world.beichen.as('director', 'weekly.view'), MONDAY, { paperId: view.paper!.id, figure: null })).toBeNull();
  });

  it('show the meeting with its people and what may be done', async () => {
    await furnish(['2026-11-16']);
    await compileMonth(world.cx, haina.as('principal', 'monthly.compile'), NOVEMBER, { version: null });
    const view = (await monthMeeting(world.cx, haina.as('principal', 'monthly.view'), NOVEMBER, { paperId: null, figure: 'due' }))!;
    expect(view.may).toEqual({ compile: true, edit: true, sign: null, explain: false });
    expect(view.people.map(({ name }) => name)).toContain('林晓燕');
    expect(view.opened?.rows.length).toBe(view.paper!.figures.checkFigures.due.count);
    expect(await monthMeeting(world.cx, world.beichen.as('director', 'monthly.view'), NOVEMBER, { paperId: view.paper!.id, figure: null })).toBeNull();
  });
});

describe('the papers of a month', () => {
  it('stand with their states, owed ones too', async () => {
    await furnish(['2026-11-16', '2026-11-17']);
    await compileWeek(world.cx, haina.as('director', 'weekly.compile'), MONDAY, { version: null });
    const view = await papers(world.cx, haina.as('officer', 'papers.view'), { month: NOVEMBER, kind: null, after: null });
    const of = (kind: string) => view.rows.filter((row) => row.kind === kind).map(({ state }) => state);
    expect(of('analysisTable')).toEqual(['已发布']);
    // the latest first, as the register lists them
    expect(of('weekly')).toEqual(['待总监签', '未进行', '未进行']);
    expect(of('monthly')).toEqual(['未生成']);
    expect(of('daily').filter((state) => state === '待签')).toHaveLength(2);
    expect(view.titles.weekly).toBe('每周工业产品质量安全排查治理报告');
  });

  it('are the own workshop\'s daily records for its head, and one kind when asked', async () => {
    await furnish(['2026-11-16']);
    const own = await papers(world.cx, haina.as('head', 'papers.view'), { month: NOVEMBER, kind: null, after: null });
    expect(new Set(own.rows.map(({ kind }) => kind))).toEqual(new Set(['daily']));
    const weekly = await papers(world.cx, haina.as('officer', 'papers.view'), { month: NOVEMBER, kind: 'weekly', after: null });
    expect(new Set(weekly.rows.map(({ kind }) => kind))).toEqual(new Set(['weekly']));
  });
});
