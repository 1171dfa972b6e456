import { describe, expect, it } from 'vitest';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { riskImportsOf } from 'db/repositories/risk/riskImports';
import { scopeOf } from 'db/repositories/scope';
import { loadLibrary } from '~/services/library/loadLibrary';
import { riskImport } from '~/pages/risk/import/riskImport';
import { riskMapping, rowsWithoutPost } from '~/pages/risk/library/riskLibrary';
import type { Finding } from '~/services/integrity/findings';
import { verifyChains } from '~/services/integrity/verifyChains';
import { closePost } from '~/services/organisation/places/closeNode';
import { openPost } from '~/services/organisation/places/openPost';
import type { WantedPost } from '~/services/organisation/places/openPlaces';
import { type Mapping, matchPlace, type SourcePlace } from '~/domain/risk/library/matching';
import { arrangeImport } from '~/services/risk/import/arrangeImport';
import { confirmImport } from '~/services/risk/import/confirmImport';
import { readImport } from '~/services/risk/import/readImport';
import { stageImport } from '~/services/risk/import/stageImport';
import { layTemplates } from '~/services/risk/library/layTemplates';
import { startDraft } from '~/services/risk/list/startDraft';
import { createWorld, type World } from '../../world/factory';

const scope = (world: World) => scopeOf(world.store, world.haina.enterpriseId);
const edit = (world: World) => world.haina.as('director', 'risk.edit');
const opening = (world: World, ...wanted: WantedPost[]) => ({ by: world.haina.as('director', 'organisation.manage'), wanted });
const wish = (sourceWorkshop: string, sourcePost: string, workshop = sourceWorkshop, post = sourcePost): WantedPost => ({ sourceWorkshop, sourcePost, workshop, post });
async function findings(world: World): Promise<Finding[]> {
  const found: Finding[] = [];
  await verifyChains(world.cx, (finding) => found.push(finding));
  return found;
}
const postNames = async (world: World) => (await organisationOf(scope(world)).posts()).map(({ name }) => name);
const workshopNames = async (world: World) => (await organisationOf(scope(world)).workshops()).map(({ name }) => name);

describe('a post that is missing where the library is laid', () => {
  it('is opened in the same breath with the rows that waited for it, and remembered', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    expect(await rowsWithoutPost(world.cx, edit(world))).toBeNull();
    await layTemplates(world.cx, edit(world), { categories: ['wire-cable', 'common'] });
    const { unmatched, categories } = await riskMapping(world.cx, edit(world), []);
    const waiting = unmatched.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(waiting).toBeGreaterThan(0);
    expect(await rowsWithoutPost(world.cx, edit(world))).toBe(waiting);
    const [first] = unmatched;
    const laid = await layTemplates(world.cx, edit(world), { categories, opening: opening(world, wish(first!.sourceWorkshop, first!.sourcePost, '质量部', '检验岗')), onlyMapped: true });
    // What waits no more is in the list, also the rows of other names that the new post answers to.
    expect(laid).toMatchObject({ ok: true, fact: { laid: waiting - (await rowsWithoutPost(world.cx, edit(world)))!, unmatched: [] } });
    expect(await workshopNames(world)).toContain('质量部');
    const post = (await organisationOf(scope(world)).posts()).find(({ name }) => name === '检验岗')!;
    expect(post).toMatchObject({ dueTime: '18:00', closedOn: null });
    expect(await riskOf(scope(world)).mappings()).toContainEqual(expect.objectContaining({ sourceWorkshop: first!.sourceWorkshop, sourcePost: first!.sourcePost, postId: post.id }));
    expect(await rowsWithoutPost(world.cx, edit(world))).toBeLessThanOrEqual(waiting - first!.rows.length);
    expect(await findings(world)).toEqual([]);
  });

  it('answers to another name whose answer is taken back: its rows are laid, none is lost', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    const categories = ['wire-cable'];
    await layTemplates(world.cx, edit(world), { categories });
    const linker = { sourceWorkshop: '交联车间', sourcePost: '交联操作工' };
    const other = (await riskMapping(world.cx, edit(world), categories)).unmatched.find(({ sourcePost }) => sourcePost !== linker.sourcePost)!;
    await layTemplates(world.cx, edit(world), { categories, mappings: [{ ...linker, postId: null }], onlyMapped: true });
    await layTemplates(world.cx, edit(world), { categories, opening: opening(world, wish(other.sourceWorkshop, other.sourcePost, '交联工段', '交联岗')), onlyMapped: true });
    expect(await layTemplates(world.cx, edit(world), { categories, forgotten: [linker], onlyMapped: true })).toMatchObject({ ok: true, fact: { laid: 1 } });
    const list = await riskOf(scope(world)).itemsOf((await riskOf(scope(world)).draft())!.id);
    expect(list.filter(({ riskPoint }) => riskPoint.startsWith('交联度'))).toHaveLength(1);
  });

  it('wanted twice is opened once, in a workshop that stands already whatever the width of its name', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    await layTemplates(world.cx, edit(world), { categories: ['wire-cable', 'common'] });
    const { unmatched, categories } = await riskMapping(world.cx, edit(world), []);
    const wanted = unmatched.slice(0, 2).map(({ sourceWorkshop, sourcePost }) => wish(sourceWorkshop, sourcePost, '挤塑 车间', '综合岗'));
    expect(wanted).toHaveLength(2);
    expect(await layTemplates(world.cx, edit(world), { categories, opening: opening(world, ...wanted), onlyMapped: true })).toMatchObject({ ok: true });
    expect((await postNames(world)).filter((name) => name === '综合岗')).toHaveLength(1);
    expect((await workshopNames(world)).filter((name) => name.startsWith('挤塑'))).toEqual(['挤塑车间']);
  });

  it('is not opened under the name of a closed one, and then nothing is laid or remembered', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    const manager = world.haina.as('director', 'organisation.manage');
    const trial = await openPost(world.cx, manager, { workshopId: world.haina.workshops.extrusion, teamId: null, name: '试岗' });
    if (!trial.ok) throw new Error(trial.refusal.code);
    expect(await closePost(world.cx, manager, trial.fact.id)).toMatchObject({ ok: true });
    const before = await postNames(world);
    const refusedLaying = await layTemplates(world.cx, edit(world), { categories: ['common'], opening: opening(world, wish('甲', '乙', '新车间', '新岗'), wish('丙', '丁', '挤塑车间', '试岗')), onlyMapped: true });
    expect(refusedLaying).toEqual({ ok: false, refusal: { code: 'placeTaken', name: '试岗' } });
    expect(await postNames(world)).toEqual(before);
    expect(await workshopNames(world)).not.toContain('新车间');
    expect(await riskOf(scope(world)).mappings()).toEqual([]);
  });

  it('is waited for by nobody in a draft that took nothing from the library', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    await startDraft(world.cx, edit(world));
    expect(await rowsWithoutPost(world.cx, edit(world))).toBe(0);
    expect(await riskMapping(world.cx, edit(world), [])).toMatchObject({ categories: [], unmatched: [] });
  });
});

describe('a post that is missing where a sheet is imported', () => {
  async function uploaded(world: World) {
    const bytes = Buffer.from('车间,岗位,环节,风险点,频次\n挤塑车间,挤塑工序,生产过程,绝缘偏心,每日\n包装车间,打包岗,生产过程,混装,每日\n挤塑车间,绝缘挤出岗,生产过程,表面划伤,每日\n');
    const staged = await stageImport(world.cx, edit(world), { name: '清单.csv', bytes });
    if (!staged.ok) throw new Error(staged.refusal.code);
    await readImport(world.cx, world.haina.enterpriseId, staged.fact.importId, { progress: async () => undefined });
    return staged.fact.importId;
  }
  const version = async (world: World, id: string) => (await riskImportsOf(scope(world)).byId(id))!.version;

  it('is opened when the places are told; posts of a like name are offered and never taken', async () => {
    const world = await createWorld();
    const id = await uploaded(world);
    const look = async () => (await riskImport(world.cx, edit(world), id))!.preview!;
    const { unknownPlaces: places, alike } = await look();
    expect(places.map(({ sourcePost }) => sourcePost)).toEqual(['挤塑工序', '打包岗']);
    expect(alike[0]).toEqual(expect.arrayContaining([world.haina.posts.extruder, world.haina.posts.outgoing]));
    expect(alike[1]).toEqual([]);
    const told = await arrangeImport(world.cx, edit(world), id, await version(world, id), {
      kind: 'places', mappings: [{ sourceWorkshop: '挤塑车间', sourcePost: '挤塑工序', postId: world.haina.posts.extruder }], opening: opening(world, wish('包装车间', '打包岗')),
    });
    expect(told).toMatchObject({ ok: true });
    const preview = await look();
    expect(preview.counts).toMatchObject({ added: 3, refused: 0, unknownPlaces: 0 });
    expect(preview.added.map(({ place }) => place)).toEqual(['挤塑车间 · 绝缘挤出岗', '包装车间 · 打包岗', '挤塑车间 · 绝缘挤出岗']);
    expect(await confirmImport(world.cx, edit(world), id, { target: preview.seen, version: await version(world, id) })).toMatchObject({ ok: true, fact: { added: 3 } });
    expect(await findings(world)).toEqual([]);
  });

  it('is not opened by an answer to a comparison that moved on', async () => {
    const world = await createWorld();
    const id = await uploaded(world);
    const moved = await arrangeImport(world.cx, edit(world), id, (await version(world, id)) + 1, { kind: 'places', mappings: [], opening: opening(world, wish('包装车间', '打包岗')) });
    expect(moved).toMatchObject({ ok: false, refusal: { code: 'stagedMoved' } });
    expect(await postNames(world)).not.toContain('打包岗');
  });
});

describe('a name that the factory has no post for and never will', () => {
  const LINES = '车间,岗位,环节,风险点,频次\n包装车间,打包岗,生产过程,混装,每日\n包装车间,打包岗,生产过程,漏装,每日\n挤塑车间,绝缘挤出岗,生产过程,表面划伤,每日\n';
  async function uploaded(world: World) {
    const staged = await stageImport(world.cx, edit(world), { name: '清单.csv', bytes: Buffer.from(LINES) });
    if (!staged.ok) throw new Error(staged.refusal.code);
    const { importId } = staged.fact;
    await readImport(world.cx, world.haina.enterpriseId, importId, { progress: async () => undefined });
    const version = async () => (await riskImportsOf(scope(world)).byId(importId))!.version;
    return {
      look: async () => (await riskImport(world.cx, edit(world), importId))!.preview!,
      answer: async (given: { mappings?: Mapping[]; forgotten?: SourcePlace[] }) => arrangeImport(world.cx, edit(world), importId, await version(), { kind: 'places', mappings: [], ...given }),
      confirm: async (seen: string) => confirmImport(world.cx, edit(world), importId, { target: seen, version: await version() }),
    };
  }
  const packing = { sourceWorkshop: '包装车间', sourcePost: '打包岗' };

  it('is answered so once: its rows are left out of this sheet and the next, until it is taken back or given a post', async () => {
    const world = await createWorld();
    const first = await uploaded(world);
    expect((await first.look()).counts).toMatchObject({ added: 1, refused: 2, unknownPlaces: 1, declined: 0 });
    expect(await first.answer({ mappings: [{ ...packing, postId: null }] })).toMatchObject({ ok: true });
    const preview = await first.look();
    expect(preview.counts).toMatchObject({ added: 1, refused: 0, unknownPlaces: 0, declined: 2 });
    expect(preview.declinedPlaces).toEqual([{ ...packing, rows: 2 }]);
    expect(await first.confirm(preview.seen)).toMatchObject({ ok: true, fact: { added: 1, refused: 0 } });
    const second = await uploaded(world);
    expect((await second.look()).counts).toMatchObject({ same: 1, refused: 0, unknownPlaces: 0, declined: 2 });
    expect(await second.answer({ forgotten: [packing] })).toMatchObject({ ok: true });
    expect((await second.look()).counts).toMatchObject({ refused: 2, unknownPlaces: 1, declined: 0 });
    expect(await riskOf(scope(world)).mappings()).toEqual([]);
    await second.answer({ mappings: [{ ...packing, postId: null }] });
    await second.answer({ mappings: [{ ...packing, postId: world.haina.posts.outgoing }] });
    const taken = await second.look();
    expect(taken.counts).toMatchObject({ added: 2, declined: 0 });
    await second.confirm(taken.seen);
    expect(await riskOf(scope(world)).mappings()).toMatchObject([{ ...packing, postId: world.haina.posts.outgoing }]);
    expect(await findings(world)).toEqual([]);
  });

  it('ends the notice of rows that wait, for the library too, and goes before a post that is alike', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    await layTemplates(world.cx, edit(world), { categories: ['wire-cable', 'common'] });
    const { unmatched, categories } = await riskMapping(world.cx, edit(world), []);
    const none = unmatched.map(({ sourceWorkshop, sourcePost }) => ({ sourceWorkshop, sourcePost, postId: null }));
    expect(none.length).toBeGreaterThan(0);
    expect(await layTemplates(world.cx, edit(world), { categories, mappings: none, onlyMapped: true })).toMatchObject({ ok: true, fact: { laid: 0, unmatched: [] } });
    expect(await rowsWithoutPost(world.cx, edit(world))).toBe(0);
    const asked = await riskMapping(world.cx, edit(world), []);
    expect([asked.unmatched, asked.remembered.map(({ postId }) => postId)]).toEqual([[], none.map(() => null)]);
    expect(await layTemplates(world.cx, edit(world), { categories })).toMatchObject({ ok: true, fact: { laid: 0, unmatched: [] } });
    await layTemplates(world.cx, edit(world), { categories, forgotten: none.slice(0, 1), onlyMapped: true });
    expect((await riskMapping(world.cx, edit(world), [])).unmatched).toHaveLength(1);
    expect(matchPlace('挤塑车间', '绝缘挤出岗', [{ postId: 'p', postName: '绝缘挤出岗', workshopId: 'w', workshopName: '挤塑车间' }], [{ sourceWorkshop: '挤塑车间', sourcePost: '绝缘挤出岗', postId: null }])).toBeNull();
    expect(await findings(world)).toEqual([]);
  });
});
