import { describe, expect, it } from 'vitest';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { loadLibrary } from '~/services/library/loadLibrary';
import { readTable } from '~/documents/readTable';
import { riskItem } from '~/pages/risk/list/riskItem';
import { riskLibrary, riskMapping } from '~/pages/risk/library/riskLibrary';
import { riskList } from '~/pages/risk/list/riskList';
import { riskRowIds } from '~/pages/risk/list/riskRows';
import type { RiskListQuery } from '~/pages/risk/list/riskListQuery';
import { riskPublish } from '~/pages/risk/list/riskVersions';
import { confirmItems } from '~/services/risk/list/confirmItems';
import { layTemplates } from '~/services/risk/library/layTemplates';
import { listWorkbook } from '~/services/risk/list/listWorkbook';
import { nameOwners } from '~/services/risk/list/nameOwners';
import { publishList } from '~/services/risk/list/publishList';
import { createWorld, type World } from '../../world/factory';

const QUERY: RiskListQuery = { version: null, workshop: null, post: null, stage: null, dimension: null, level: null, mark: null, words: '', page: 1 };

/** 电线电缆 and the common rows on the posts of the factory, every name mapped. */
async function laidWorld(): Promise<World> {
  const world = await createWorld();
  await loadLibrary(world.store, world.clock.now);
  const permit = world.haina.as('officer', 'risk.edit');
  const first = await layTemplates(world.cx, permit, { categories: ['wire-cable', 'common'] });
  if (!first.ok) throw new Error(first.refusal.code);
  const mappings = first.fact.unmatched.map(({ sourceWorkshop, sourcePost }) => ({ sourceWorkshop, sourcePost, postId: world.haina.posts.extruder }));
  await layTemplates(world.cx, permit, { categories: ['wire-cable', 'common'], mappings, onlyMapped: true });
  return world;
}

const itemsOf = async (world: World) => {
  const risk = riskOf(scopeOf(world.store, world.haina.enterpriseId));
  return risk.itemsOf((await risk.draft())!.id);
};

async function publish(world: World): Promise<void> {
  await nameOwners(world.cx, world.haina.as('officer', 'risk.edit'), await itemsOf(world), { by: 'post' });
  await confirmItems(world.cx, world.haina.as('officer', 'risk.edit'), await itemsOf(world));
  const draft = (await riskOf(scopeOf(world.store, world.haina.enterpriseId)).draft())!;
  expect(await publishList(world.cx, world.haina.as('director', 'risk.publish'), { versionId: draft.id, revision: draft.revision })).toMatchObject({ ok: true });
}

describe('the list on the desk', () => {
  it('offers the first step while there is nothing', async () => {
    const { cx, haina } = await createWorld();
    expect(await riskList(cx, haina.as('officer', 'risk.view'), true, QUERY)).toMatchObject({ version: null, hasPosts: true, rows: [] });
  });

  it('narrows by post, stage, level, mark and words, and counts what is open', async () => {
    const world = await laidWorld();
    const items = await itemsOf(world);
    const ask = (own: Partial<RiskListQuery>) => riskList(world.cx, world.haina.as('officer', 'risk.view'), true, { ...QUERY, ...own });
    const all = await ask({});
    expect(all.counts).toMatchObject({ all: items.length, found: items.length, unconfirmed: items.length, unnamed: items.length, unverified: items.length });
    expect(all.editable).toBe(true);
    expect((await ask({ post: world.haina.posts.incoming })).counts.found).toBe(items.filter(({ postId }) => postId === world.haina.posts.incoming).length);
    const bothOf = items.filter(({ stage, level }) => stage === 'process' && level === 'considerable').map(({ id }) => id);
    expect(bothOf).not.toEqual([]);
    expect((await ask({ stage: 'process', level: 'considerable' })).rows.map(({ id }) => id)).toEqual(bothOf);
    expect((await ask({ level: 'none' })).rows).toEqual([]);
    expect((await ask({ words: '铜杆 材质' })).rows.map(({ riskPoint }) => riskPoint)).toEqual(['铜杆/铝杆及单丝材质']);
    await confirmItems(world.cx, world.haina.as('officer', 'risk.edit'), [items[0]!]);
    expect((await ask({ mark: 'unconfirmed' })).counts.found).toBe(items.length - 1);
  });

  it('is searched by the names a row stands under too: workshop, post and persons, as written or by initials', async () => {
    const world = await laidWorld();
    const [first] = await itemsOf(world);
    await nameOwners(world.cx, world.haina.as('officer', 'risk.edit'), [first!], { by: 'hand', owners: { ownerEnterprise: null, ownerWorkshop: null, ownerPost: world.haina.people.lead } });
    const ask = async (words: string) => riskList(world.cx, world.haina.as('officer', 'risk.view'), true, { ...QUERY, words });
    expect((await ask('孙磊')).rows.map(({ id }) => id)).toEqual([first!.id]);
    expect((await ask(`sl ${first!.riskPoint}`)).rows.map(({ id }) => id)).toEqual([first!.id]);
    const atPost = (await itemsOf(world)).filter(({ postId }) => postId === world.haina.posts.extruder);
    expect((await ask('绝缘挤出岗')).counts.found).toBe(atPost.length);
    expect((await ask('挤塑车间')).counts.found).toBeGreaterThanOrEqual(atPost.length);
  });

  it.each<[string, Partial<RiskListQuery>]>([
    ['words', { words: '铜杆 材质' }],
    ['initials', { words: 'jypx' }],
    ['the name of a post', { words: '绝缘挤出岗' }],
    ['words that nothing holds', { words: '没有这样的行' }],
    ['words within a stage', { words: '材质', stage: 'incoming' }],
    ['a mark', { mark: 'unnamed', dimension: 'management' }],
    ['nothing', {}],
  ])('is exported under %s with the rows the screen shows, and no others', async (_, own) => {
    const world = await laidWorld();
    const permit = world.haina.as('officer', 'risk.view');
    const query = { ...QUERY, ...own };
    const shown = await riskList(world.cx, permit, true, query);
    const ids = await riskRowIds(world.cx, permit, shown.version!.id, query);
    const book = (await listWorkbook(world.cx, permit, shown.version!.id, ids))!;
    const read = await readTable(book.bytes, '清单');
    if (!read.ok) throw new Error(read.refusal.code);
    const [sheet] = read.fact;
    const column = sheet!.rows[0]!.indexOf('风险点');
    expect(shown.pages).toBe(1);
    expect(sheet!.rows.slice(1).map((row) => row[column])).toEqual(shown.rows.map(({ riskPoint }) => riskPoint));
  });

  it('shows drafts to the enterprise only, and the rows of a workshop or post to those who reach no further', async () => {
    const world = await laidWorld();
    const draftItem = (await itemsOf(world)).find(({ postId }) => postId === world.haina.posts.extruder)!;
    const asHead = () => riskList(world.cx, world.haina.as('otherHead', 'risk.view'), false, QUERY);
    expect((await asHead()).version).toBeNull();
    expect(await riskItem(world.cx, world.haina.as('lead', 'risk.view'), false, draftItem.id)).toBeNull();
    await publish(world);
    const seen = await asHead();
    expect(seen.tree.map(({ name }) => name)).toEqual(['拉丝车间']);
    expect(seen.rows.length).toBeGreaterThan(0);
    expect(seen.rows.every(({ workshop }) => workshop === '拉丝车间')).toBe(true);
    expect(await riskItem(world.cx, world.haina.as('lead', 'risk.view'), false, draftItem.id)).toMatchObject({ editable: false, post: '绝缘挤出岗' });
    expect(await riskItem(world.cx, world.haina.as('otherHead', 'risk.view'), false, draftItem.id)).toBeNull();
    expect(await riskItem(world.cx, world.beichen.as('director', 'risk.view'), true, draftItem.id)).toBeNull();
  });
});

describe('the pages around it', () => {
  it('show the library with what is already in the list, and no waiting names once all are mapped', async () => {
    const world = await laidWorld();
    const library = (await riskLibrary(world.cx, world.haina.as('officer', 'risk.edit'), ['wire-cable', 'nowhere']))!;
    expect(library.categories).toHaveLength(28);
    expect(library.opened.map(({ id, rows }) => [id, rows.length, rows.every(({ inList }) => inList)])).toEqual([['wire-cable', 14, true]]);
    expect(await riskMapping(world.cx, world.haina.as('officer', 'risk.edit'), [])).toMatchObject({ categories: ['wire-cable', 'common'], unmatched: [] });
    const other = await riskMapping(world.cx, world.haina.as('officer', 'risk.edit'), ['cement']);
    expect(other.unmatched.length).toBeGreaterThan(0);
  });

  it('say before publishing what is missing, what warns, and what the next version changes', async () => {
    const world = await laidWorld();
    const items = await itemsOf(world);
    const ask = () => riskPublish(world.cx, world.haina.as('director', 'risk.view'));
    const before = (await ask())!;
    expect(before.refusing.map(({ text, items: rows }) => [text, rows.length])).toEqual([['范本行尚未由本企业人员确认', items.length], ['没有指定责任人', items.length]]);
    expect(before.warnings.map(({ text }) => text)).toContain('判定准则未核对');
    expect(before).toMatchObject({ effectiveFrom: '2026-11-18', base: null });
    await publish(world);
    expect(await ask()).toBeNull();
  });
});
