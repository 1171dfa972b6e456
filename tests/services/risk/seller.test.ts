import { describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { templateUpdatesOf } from 'db/repositories/risk/templateUpdates';
import { enterprises } from 'db/schema';
import { type LibraryFile, loadLibrary, SHIPPED } from '~/services/library/loadLibrary';
import type { Activity } from '~/domain/organisation/types';
import { COMMON_CATEGORY } from '~/domain/risk/library/template';
import { SYSTEM } from '~/domain/shared/actor';
import { riskCoverage } from '~/pages/risk/list/coverage';
import { confirmItems } from '~/services/risk/list/confirmItems';
import { layTemplates } from '~/services/risk/library/layTemplates';
import { nameOwners } from '~/services/risk/list/nameOwners';
import { publishList } from '~/services/risk/list/publishList';
import { createWorld } from '../../world/factory';
import { anEvent } from '../../world/event';

/** 海纳 as a unit of another activity, with the library's rows for filling stations laid, confirmed and named. */
async function fillingStation(activity: Activity) {
  const world = await createWorld();
  const { haina, cx } = world;
  const { enterpriseId } = haina;
  await loadLibrary(world.store, world.clock.now);
  await world.store.commit({
    enterpriseId, actor: SYSTEM, at: world.clock.now,
    build: () => ({ steps: [{ event: anEvent('enterprise.edited', 'enterprise', enterpriseId, { activity }), writes: [update(enterprises, { enterpriseId }, { activity })] }] }),
  });
  const edit = () => haina.as('officer', 'risk.edit');
  const first = await layTemplates(cx, edit(), { categories: ['fuel-retail', COMMON_CATEGORY] });
  if (!first.ok) throw new Error(first.refusal.code);
  const mappings = first.fact.unmatched.map(({ sourceWorkshop, sourcePost }) => ({ sourceWorkshop, sourcePost, postId: haina.posts.extruder }));
  expect(await layTemplates(cx, edit(), { categories: ['fuel-retail', COMMON_CATEGORY], mappings, onlyMapped: true })).toMatchObject({ ok: true, fact: { unmatched: [] } });
  const risk = riskOf(scopeOf(world.store, enterpriseId));
  const items = async () => risk.itemsOf((await risk.draft())!.id);
  expect(await confirmItems(cx, edit(), await items())).toMatchObject({ ok: true });
  expect(await nameOwners(cx, edit(), await items(), { by: 'hand', owners: { ownerEnterprise: haina.people.director, ownerWorkshop: haina.people.head } })).toMatchObject({ ok: true });
  const publish = async () => {
    const draft = (await risk.draft())!;
    return publishList(cx, haina.as('director', 'risk.publish'), { versionId: draft.id, revision: draft.revision });
  };
  return { world, items, publish };
}

/** The library with a row of 电线电缆 more in a maker's stage and one in a seller's, and one more of a maker's stage for filling stations. */
function enlarged(): LibraryFile {
  const library = SHIPPED.at(-1)!;
  const more = (stage: string, riskPoint: string) => ({ ...library.categories[0]!.items[0]!, stage, riskPoint });
  const added: Readonly<Record<string, readonly ReturnType<typeof more>[]>> = {
    'wire-cable': [more('生产过程控制', '新增的过程行'), more('设备设施', '新增的设备行'), more('销售储运', '新增的储运行')],
    'fuel-retail': [more('生产过程控制', '新增的加油行')],
  };
  return { ...library, categories: library.categories.map((category) => ({ ...category, items: [...category.items, ...(added[category.id] ?? [])] })) };
}

describe('the list of a unit that sells', () => {
  it('has its own rows for incoming goods, keeping and selling, and is published with them', async () => {
    const { items, publish } = await fillingStation('sales');
    const stages = new Set((await items()).filter(({ templateCategory }) => templateCategory === 'fuel-retail').map(({ stage }) => stage));
    for (const stage of ['incoming', 'process', 'sales'] as const) expect(stages).toContain(stage);
    expect(await publish()).toMatchObject({ ok: true, fact: { number: 1 } });
  });

  it('gets of a product made elsewhere what concerns a seller, and nothing of its making', async () => {
    const { world, items } = await fillingStation('sales');
    const { haina, cx } = world;
    const laid = await layTemplates(cx, haina.as('officer', 'risk.edit'), { categories: ['wire-cable'] });
    if (!laid.ok) throw new Error(laid.refusal.code);
    const mappings = laid.fact.unmatched.map(({ sourceWorkshop, sourcePost }) => ({ sourceWorkshop, sourcePost, postId: haina.posts.extruder }));
    await layTemplates(cx, haina.as('officer', 'risk.edit'), { categories: ['wire-cable'], mappings, onlyMapped: true });
    const cable = (await items()).filter(({ templateCategory }) => templateCategory === 'wire-cable');
    expect(new Set(cable.map(({ stage }) => stage))).toEqual(new Set(['incoming', 'management', 'sales']));

    // nor when a later edition adds to it; a category for sellers goes on in whole
    await loadLibrary(world.store, world.clock.now, [enlarged()]);
    const { updates } = (await templateUpdatesOf(scopeOf(world.store, haina.enterpriseId)))!;
    expect(updates.map(({ kind, after }) => [kind, after?.riskPoint])).toEqual([['added', '新增的加油行'], ['added', '新增的储运行']]);
  });

  it('is asked of no maker\'s stage, and of its own links only before it is published', async () => {
    const { world } = await fillingStation('sales');
    const view = await riskCoverage(world.cx, world.haina.as('director', 'risk.view'), true, null);
    expect(view).toMatchObject({ emptyLinks: [], neededLinks: ['incoming', 'storage', 'selling'] });
  });

  it('gets every row that a later edition adds where the unit makes too', async () => {
    const { world } = await fillingStation('both');
    await loadLibrary(world.store, world.clock.now, [enlarged()]);
    const { updates } = (await templateUpdatesOf(scopeOf(world.store, world.haina.enterpriseId)))!;
    expect(updates.map(({ kind, after }) => [kind, after?.riskPoint])).toEqual([['added', '新增的加油行']]);
  });

  it('is published by a unit that makes and sells once the three links of a maker are filled', async () => {
    const { publish } = await fillingStation('both');
    expect(await publish()).toMatchObject({ ok: true });
  });
});
