import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { hazards } from 'db/schema';
import { loadLibrary, SHIPPED } from '~/services/library/loadLibrary';
import type { HazardGrade } from '~/domain/hazard/types';
import { SYSTEM } from '~/domain/shared/actor';
import { day } from '~/domain/shared/day';
import { riskCoverage } from '~/pages/risk/list/coverage';
import { libraryNotice } from '~/pages/risk/library/libraryNotice';
import { riskList } from '~/pages/risk/list/riskList';
import { parseRiskListQuery } from '~/pages/risk/list/riskListQuery';
import { riskMap } from '~/pages/risk/plan/riskMap';
import { foundGroups } from '~/pages/desk/foundGroups';
import { type MayDo, search } from '~/pages/desk/search';
import { compileWeek } from '~/services/routine/weekPapers';
import { layTemplates } from '~/services/risk/library/layTemplates';
import { createWorld, type Factory, type PersonKey, type World } from '../../world/factory';
import { publishList } from '../../world/publishedList';
import { anEvent } from '../../world/event';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

/** The store with its queries counted. */
function counted(): { cx: { store: Store }; count: () => number } {
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
  return { cx: { store: { ...world.store, read } }, count: () => queries };
}

/** An open hazard, as registering and grading left it. */
async function openHazard(factory: Factory, post: keyof Factory['posts'], title: string, grade: HazardGrade | null, number: number): Promise<string> {
  const id = world.cx.newId();
  const row: typeof hazards.$inferInsert = {
    enterpriseId: factory.enterpriseId, id, number: `HZ-2026-${String(number).padStart(6, '0')}`, source: 'snapshot', sourceRecordId: null, sourceItemId: null, riskLineId: null,
    workshopId: post === 'incoming' ? factory.workshops.drawing : factory.workshops.extrusion, workshopName: post === 'incoming' ? '拉丝车间' : '挤塑车间', postId: factory.posts[post], postName: '岗位',
    title, description: title, immediateMeasure: '', photos: [], foundBy: factory.people.officer, foundByName: '周敏', foundDay: day('2026-11-18'), registeredAt: world.clock.now,
    responsibleId: factory.people.lead, responsibleName: '孙磊', stage: grade ? 'graded' : 'registered', grade, treatment: null, deadline: null, dueOrder: day('9999-12-31'), closedDay: null, pending: null, version: 1,
  };
  await world.store.commit({
    enterpriseId: factory.enterpriseId, actor: SYSTEM, at: world.clock.now,
    build: () => ({ steps: [{ event: anEvent('test.made', 'hazard', id), writes: [insert(hazards, row)] }] }),
  });
  return id;
}

const views = (person: PersonKey, factory = world.haina) => factory.as(person, 'risk.view');
const mayOf = (person: PersonKey, factory = world.haina): MayDo => (action) => {
  try {
    return factory.as(person, action);
  } catch {
    return null;
  }
};
const ask = (person: PersonKey, question: string, factory = world.haina) => search(world.cx, factory.enterpriseId, mayOf(person, factory), question);

describe('the coverage page', () => {
  it('counts the published list by workshop and names the empty cells', async () => {
    await publishList(world, world.haina);
    const view = await riskCoverage(world.cx, views('director'), true, null);
    expect(view).toMatchObject({ version: { number: 1, published: true }, items: 7, adds: true });
    expect(view.workshops.map(({ name }) => name)).toEqual(['拉丝车间', '挤塑车间']);
    expect(view.dimensions.rows.map(({ cells }) => cells[0])).toEqual([{ along: 'technology', items: 2, worst: 'general' }, { along: 'technology', items: 5, worst: 'general' }]);
    expect(view.dimensions.empty).toContainEqual({ workshopId: world.haina.workshops.extrusion, along: 'environment' });
    expect(view.emptyLinks).toEqual([]);
  });

  it('shows a post holder the rows of the own post alone, and another factory nothing of this one', async () => {
    await publishList(world, world.haina);
    const mine = await riskCoverage(world.cx, views('operator'), false, null);
    expect(mine.workshops.map(({ name }) => name)).toEqual(['挤塑车间']);
    expect(mine).toMatchObject({ items: 3, adds: false });
    expect(await riskCoverage(world.cx, views('director', world.beichen), true, null)).toMatchObject({ version: null, items: 0 });
  });
});

describe('the four-colour map', () => {
  it('colours posts and their workshop by the list in force and by open hazards', async () => {
    await publishList(world, world.haina);
    await openHazard(world.haina, 'extruder', '绝缘偏心', 'major', 1);
    await openHazard(world.haina, 'outgoing', '火花机停用', null, 2);
    const view = await riskMap(world.cx, views('director'), true);
    const [drawing, extrusion] = view.groups;
    expect(drawing!.workshop).toMatchObject({ level: 'general', cause: 'item', items: 2, hazards: 0 });
    expect(extrusion!.workshop).toMatchObject({ level: 'major', cause: 'hazard', items: 5, hazards: 2 });
    expect(extrusion!.posts.map(({ name, level, hazards: open }) => [name, level, open])).toEqual([['绝缘挤出岗', 'major', 1], ['成品检验岗', 'general', 1]]);
    expect(view).toMatchObject({ plan: null, seen: 0, version: { number: 1 } });
  });

  it('shows a post holder the own post without the colour of the workshop, and a head the own workshop', async () => {
    await publishList(world, world.haina);
    await openHazard(world.haina, 'outgoing', '火花机停用', 'major', 1);
    const mine = await riskMap(world.cx, views('operator'), false);
    expect(mine.groups).toHaveLength(1);
    expect(mine.groups[0]!.workshop.reached).toBe(false);
    expect(mine.groups[0]!.posts.map(({ name, level }) => [name, level])).toEqual([['绝缘挤出岗', 'general']]);
    expect((await riskMap(world.cx, views('otherHead'), false)).groups.map(({ workshop }) => workshop.name)).toEqual(['拉丝车间']);
    const stranger = await riskMap(world.cx, views('director', world.beichen), true);
    expect(stranger.groups.map(({ workshop }) => [workshop.name, workshop.items, workshop.hazards])).toEqual([['拉丝车间', 0, 0], ['挤塑车间', 0, 0]]);
  });
});

describe('the search', () => {
  it('finds hazards, rows, people and posts by words and by initials', async () => {
    await publishList(world, world.haina);
    const id = await openHazard(world.haina, 'extruder', '绝缘偏心超差', 'general', 7);
    expect((await ask('director', 'HZ-2026-000007')).hazards?.rows.map((row) => row.id)).toEqual([id]);
    expect((await ask('director', 'jypx')).hazards?.rows.map((row) => row.id)).toEqual([id]);
    expect((await ask('director', '偏心')).hazards?.total).toBe(1);
    expect((await ask('director', 'jcwd')).items?.rows.map(({ riskPoint }) => riskPoint)).toEqual(['挤出温度']);
    expect((await ask('director', 'lxy')).people?.rows.map(({ name }) => name)).toEqual(['林晓燕']);
    expect((await ask('director', '成品检验')).posts?.rows.map(({ name }) => name)).toEqual(['成品检验岗']);
    expect((await ask('director', 'linxiaoyan')).people?.rows.map(({ name }) => name)).toEqual(['林晓燕']);
    expect((await ask('director', 'linxy')).people?.total).toBe(1);
    expect(await ask('director', '  ')).toMatchObject({ hazards: null, items: null });
  });

  it('opens the page of a whole number, also of a report that nobody signed yet', async () => {
    const id = await openHazard(world.haina, 'extruder', '绝缘偏心超差', 'general', 7);
    expect((await ask('director', 'hz-2026-000007')).exact).toBe(`/hazards/${id}`);
    expect((await ask('director', 'ＨＺ－2026－000007')).exact).toBe(`/hazards/${id}`);
    expect((await ask('director', 'HZ-2026-00000')).exact).toBeNull();
    expect((await ask('director', 'HZ-2026-000007', world.beichen)).exact).toBeNull();
    await publishList(world, world.haina);
    const compiled = await compileWeek(world.cx, world.haina.as('director', 'weekly.compile'), day('2026-11-09'), { version: null });
    const number = (await ask('director', 'PC-2026')).reports!.rows[0]!.number;
    expect((await ask('director', number)).exact).toBe(`/routine/weeks/2026-11-09?report=${compiled.ok ? compiled.fact.id : ''}`);
    expect([(await ask('operator', number)).exact, (await ask('director', number, world.beichen)).exact]).toEqual([null, null]);
  });

  it('offers the pages and acts that the person may open, all of them without a question', async () => {
    const labels = async (person: PersonKey, question: string) => {
      const { acts, pages } = await ask(person, question);
      return [...acts, ...pages].map(({ label }) => label);
    };
    expect(await labels('director', 'djyh')).toContain('登记隐患');
    expect(await labels('director', 'tingchan')).toEqual(['定开工日、班次，申报停产']);
    expect(await labels('head', '发布')).toEqual([]);
    expect(await labels('director', '')).toEqual(expect.arrayContaining(['核对并发布清单', '操作留痕', '设置']));
    expect(await labels('head', '')).not.toContain('设置');
    expect(foundGroups(await ask('head', '')).map(({ title }) => title)).toEqual(['可以办的事', '页面']);
  });

  it('stays within reach: own post, own workshop, own factory', async () => {
    await publishList(world, world.haina);
    await openHazard(world.haina, 'outgoing', '火花试验电压不足', 'general', 8);
    const operator = await ask('operator', '火花');
    expect([operator.hazards?.total, operator.items?.total, operator.people]).toEqual([0, 0, null]);
    expect((await ask('operator', 'HZ-2026')).hazards?.total).toBe(0);
    expect((await ask('operator', '岗')).posts?.rows.map(({ name }) => name)).toEqual(['绝缘挤出岗']);
    expect((await ask('inspector', '火花')).hazards?.total).toBe(1);
    const stranger = await ask('director', '火花', world.beichen);
    expect([stranger.hazards?.total, stranger.items?.total]).toEqual([0, 0]);
  });
});

describe('the list', () => {
  const list = (person: PersonKey, question: string) => riskList(world.cx, views(person), false, parseRiskListQuery(new URLSearchParams(question)));

  it('is narrowed by initials and by dimension', async () => {
    await publishList(world, world.haina);
    expect((await list('director', 'words=jyhd')).rows.map(({ riskPoint }) => riskPoint)).toEqual(['绝缘厚度']);
    expect((await list('director', 'words=jyhd 目视')).rows).toEqual([]);
    expect((await list('director', 'dimension=environment')).counts.found).toBe(0);
    expect(await list('director', 'page=9&level=general')).toMatchObject({ page: 1, filter: 'level=general' });
  });
});

describe('what the pages ask of the database', () => {
  it('does not grow with the list, also where a second edition of the library is in force', async () => {
    const measure = async (): Promise<number[]> => {
      const asks = [
        (cx: { store: Store }) => riskCoverage(cx, views('director'), true, null),
        (cx: { store: Store }) => riskMap(cx, views('director'), true),
        (cx: { store: Store }) => riskList(cx, views('director'), true, parseRiskListQuery(new URLSearchParams('words=jy'))),
        (cx: { store: Store }) => libraryNotice(cx, world.haina.as('director', 'risk.edit')),
        (cx: { store: Store }) => search(cx, world.haina.enterpriseId, mayOf('director'), 'jy'),
      ];
      const counts: number[] = [];
      for (const one of asks) {
        const { cx, count } = counted();
        await one(cx);
        counts.push(count());
      }
      return counts;
    };
    await publishList(world, world.haina);
    await loadLibrary(world.store, world.clock.now);
    await layTemplates(world.cx, world.haina.as('director', 'risk.edit'), { categories: ['wire-cable'] });
    await loadLibrary(world.store, world.clock.now, [{ ...(SHIPPED.at(-1)!), meta: { asOf: '2027-01-01' } }]);
    const few = await measure();
    await layTemplates(world.cx, world.haina.as('director', 'risk.edit'), { categories: ['cement', 'common'] });
    for (let number = 1; number <= 8; number += 1) await openHazard(world.haina, 'extruder', `绝缘偏心 ${number}`, 'general', number);
    expect(await measure()).toEqual(few);
    for (const n of few) expect(n, String(few)).toBeLessThanOrEqual(14);
  });
});
