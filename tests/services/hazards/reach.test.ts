import { beforeEach, describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { hazards } from 'db/schema';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { workbenchOf } from 'db/repositories/hazard/workbench';
import { authorise, type Authorised, covers } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { reachedBy } from '~/domain/organisation/access/reach';
import type { Standing } from '~/domain/organisation/types';
import { day } from '~/domain/shared/day';
import { hazardExport } from '~/pages/hazard/hazardExport';
import { hazardFile } from '~/pages/hazard/hazardFile';
import { hazardLedger } from '~/pages/hazard/hazardLedger';
import { parseLedgerQuery } from '~/pages/hazard/hazardLedgerQuery';
import { search } from '~/pages/desk/search';
import { only } from '../../world/may';
import { workbench } from '~/pages/desk/workbench';
import { registerHazard } from '~/services/hazards/registerHazard';
import { createWorld, type Factory, type World } from '../../world/factory';

let world: World;
let haina: Factory;
const today = day('2026-11-18');
const ids: Record<string, string> = {};

const put = async (name: string, postId: string, responsibleId: string): Promise<void> => {
  const made = await registerHazard(world.cx, haina.as('officer', 'hazard.register'), {
    source: 'snapshot', postId, title: `隐患${name}`, description: '地面有油', immediateMeasure: '已清理', photos: [], foundDay: today, responsibleId,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  ids[name] = made.fact.id;
};

beforeEach(async () => {
  world = await createWorld();
  haina = world.haina;
  await put('甲', haina.posts.extruder, haina.people.lead);
  await put('乙', haina.posts.outgoing, haina.people.inspector);
  await put('丙', haina.posts.incoming, haina.people.otherHead);
  await put('丁', haina.posts.incoming, haina.people.head);
});

const leaveOf = <A extends Action>(standing: Partial<Standing> & Pick<Standing, 'roles'>, action: A): Authorised<A> => {
  const permit = authorise(haina.enterpriseId, { personId: haina.people.head, name: '吴建华', workshopIds: [], postIds: [], ...standing }, '', today, action);
  if (!permit) throw new Error(action);
  return permit;
};

/** What each place of the program shows of the hazards to one person. */
async function shown(standing: Partial<Standing> & Pick<Standing, 'roles'>) {
  const permit = leaveOf(standing, 'hazard.view');
  const all = parseLedgerQuery(new URLSearchParams());
  const names = (rows: readonly { title: string }[]): string[] => rows.map(({ title }) => title.replace('隐患', '')).sort();
  const csv: string[] = [];
  for await (const part of hazardExport(world.cx, permit, all)) csv.push(part);
  const found = await search(world.cx, haina.enterpriseId, only('hazard.view', permit), '隐患');
  const ledger = await hazardLedger(world.cx, permit, all);
  const pages = await Promise.all(Object.entries(ids).map(async ([name, id]) => ((await hazardFile(world.cx, permit, id)) ? [name] : [])));
  return {
    page: pages.flat().sort(),
    ledger: names(ledger.rows),
    counted: ledger.open,
    search: names(found.hazards!.rows),
    export: Object.keys(ids).filter((name) => csv.join('').includes(`隐患${name}`)).sort(),
  };
}

describe('what one person reaches', () => {
  const same = (names: string[]) => ({ page: names, ledger: names, counted: names.length, search: names, export: names });

  it('is the same in ledger, search, export and on the page: workshops headed, posts held elsewhere, and one’s own name', async () => {
    expect(await shown({ roles: ['workshopHead'], workshopIds: [haina.workshops.extrusion] })).toEqual(same(['丁', '乙', '甲'].sort()));
    expect(await shown({ roles: ['workshopHead', 'inspector'], workshopIds: [haina.workshops.extrusion], postIds: [haina.posts.incoming] })).toEqual(same(['丁', '丙', '乙', '甲'].sort()));
    expect(await shown({ roles: ['operator'], postIds: [haina.posts.extruder] })).toEqual(same(['丁', '甲'].sort()));
    expect(await shown({ roles: ['operator'] })).toEqual(same(['丁']));
    expect(await shown({ roles: ['director'] })).toEqual(same(['丁', '丙', '乙', '甲'].sort()));
  });

  it('is nothing, in every list, for who holds nothing and is named nowhere', async () => {
    expect(await shown({ personId: haina.people.operator, roles: ['workshopHead'] })).toEqual(same([]));
    const reached = reachedBy(leaveOf({ personId: haina.people.operator, roles: ['workshopHead'] }, 'desk.view'));
    const bench = workbenchOf(scopeOf(world.store, haina.enterpriseId));
    expect(await bench.openByWorkshop(reached)).toEqual([]);
    expect(await bench.waiting(reached, ['registered'], [], 50)).toEqual([]);
    expect(await registerOf(scopeOf(world.store, haina.enterpriseId)).page(reached, { from: today, to: today, kind: null }, null, 50)).toEqual([]);
    expect(await registerOf(scopeOf(world.store, haina.enterpriseId)).beginning('', reached, 50)).toEqual([]);
  });

  it('counts on the workbench what the ledger counts', async () => {
    const standing = { roles: ['workshopHead'] as const, workshopIds: [haina.workshops.extrusion], postIds: [haina.posts.incoming] };
    const [desk, { counted }] = [await workbench(world.cx, leaveOf({ ...standing, roles: ['workshopHead'] }, 'desk.view')), await shown({ ...standing, roles: ['workshopHead'] })];
    expect(desk.overdue.open).toBe(counted);
    expect(counted).toBe(4);
  });

  it('judges a row as it judges a table', async () => {
    const permit = leaveOf({ roles: ['workshopHead'], workshopIds: [haina.workshops.extrusion], postIds: [haina.posts.incoming] }, 'hazard.view');
    expect(covers(permit, { workshopId: haina.workshops.drawing, postId: haina.posts.incoming })).toBe(true);
    expect(covers(permit, { workshopId: haina.workshops.drawing, postId: 'another' })).toBe(false);
    expect(covers(permit, { workshopId: haina.workshops.drawing, postId: 'another', personId: haina.people.head })).toBe(true);
  });
});

describe('the search box of the ledger', () => {
  it('looks at the beginnings of the titles that are shown, those of rows from earlier releases too, page by page', async () => {
    const old = async (name: string, pointTitle: string, description: string): Promise<void> =>
      world.store.write([update(hazards, { enterpriseId: haina.enterpriseId, id: ids[name]! }, { title: pointTitle, riskPoint: null, sourceItemId: `item-${name}`, description })]);
    await old('甲', '绝缘料、护套料不符合', '两袋外包装破损受潮。已隔离。');
    await old('乙', '两袋称重不符合', '电子秤归零漂移');
    const look = async (words: string, more: Record<string, string> = {}) => {
      const ledger = await hazardLedger(world.cx, leaveOf({ roles: ['director'] }, 'hazard.view'), parseLedgerQuery(new URLSearchParams({ state: 'all', q: words, ...more })));
      return ledger.rows.map(({ title }) => title);
    };
    expect(await look('两袋')).toEqual(['两袋外包装破损受潮']);
    expect(await look('绝缘料')).toEqual([]);
    expect(await look('电子秤')).toEqual(['电子秤归零漂移']);
    expect(await look('隐患')).toHaveLength(2);
    expect(await look('隐患丙')).toEqual(['隐患丙']);
    expect(await look('地面')).toEqual([]);
  });
});
