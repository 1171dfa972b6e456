import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { riskOf } from 'db/repositories/risk/risk';
import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import { events } from 'db/schema';
import type { StandardInput } from '~/domain/risk/assess/adoptStandard';
import { byLs } from '~/domain/risk/assess/assess';
import type { ItemInput } from '~/domain/risk/list/edit';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import { riskStandard, standardImpact } from '~/pages/risk/assess/riskStandard';
import { addItem } from '~/services/risk/list/addItem';
import { adoptStandard } from '~/services/risk/assess/adoptStandard';
import { assessItem } from '~/services/risk/assess/assessItem';
import { insert } from 'db/dialect/writes';
import { riskItems } from 'db/schema';
import { SYSTEM } from '~/domain/shared/actor';
import { assessResidual } from '~/services/risk/assess/assessResidual';
import { editItem } from '~/services/risk/list/editItem';
import { nameOwners } from '~/services/risk/list/nameOwners';
import { reassessItems } from '~/services/risk/assess/reassessItems';
import { publishList } from '../../world/publishedList';
import { createWorld, type Factory, type World } from '../../world/factory';

const { content } = PROPOSED_STANDARD;
const standard = (own: Partial<StandardInput> = {}): StandardInput => ({
  methods: ['LS', 'HACCP'], lsSetId: 'LS-P2', ownBands: null, lec: content.lec, fmea: content.fmea, haccp: content.haccp, threeFactor: content.threeFactor, twoFactor: content.twoFactor,
  ownGrounds: [], document: 'Q/HN 01', reason: '试行', ...own,
});
const risk = (world: World, factory: Factory = world.haina) => riskOf(scopeOf(world.store, factory.enterpriseId));
const standards = (world: World, factory: Factory = world.haina) => riskStandardsOf(scopeOf(world.store, factory.enterpriseId));
const edit = (world: World, factory: Factory = world.haina) => factory.as('officer', 'risk.edit');
const director = (world: World, factory: Factory = world.haina) => factory.as('director', 'risk.publish');
const input = (world: World): ItemInput => ({
  stage: 'process', postId: world.haina.posts.extruder, dimension: 'technology', product: '', riskPoint: '绝缘偏心', failure: '', consequence: '', measures: [{ kind: 'inspection', text: '首件确认' }],
  checkContent: '', method: '', criterion: '', frequency: 'day',
});
const now = async (world: World) => (await risk(world).itemsOf((await risk(world).draft())!.id))[0]!;
const lastEvent = async (world: World) => (await world.store.read.select().from(events).where(eq(events.enterpriseId, world.haina.enterpriseId)).orderBy(desc(events.seq)).limit(1))[0]!;

/** An item of the draft assessed 3 × 3 by the product's proposal. */
async function assessed(world: World) {
  await addItem(world.cx, edit(world), input(world));
  expect(await assessItem(world.cx, edit(world), await now(world), { ...byLs(3, 3, '试用'), takeFrequency: false })).toMatchObject({ ok: true, fact: { level: 'general', standardVersion: 0 } });
}

describe('adopting a standard', () => {
  it('makes a version with its event, and leaves every assessment as it was', async () => {
    const world = await createWorld();
    await assessed(world);
    const before = await now(world);
    expect(await adoptStandard(world.cx, director(world), 0, standard())).toEqual({ ok: true, fact: { version: 1 } });
    expect(await lastEvent(world)).toMatchObject({ type: 'risk.standardAdopted' });
    expect(await standards(world).current()).toMatchObject({ version: 1, content: { document: 'Q/HN 01', ls: { id: 'LS-P2' } }, adoptedBy: world.haina.people.director, reason: '试行' });
    expect(await now(world)).toEqual(before);
    expect(await standards(world, world.beichen).current()).toEqual(PROPOSED_STANDARD);
  });

  it('refuses one written from an earlier version, and what the domain refuses', async () => {
    const world = await createWorld();
    await adoptStandard(world.cx, director(world), 0, standard());
    expect(await adoptStandard(world.cx, director(world), 0, standard({ lsSetId: 'LS-P3' }))).toMatchObject({ refusal: { code: 'standardMoved', current: { version: 1 } } });
    expect(await adoptStandard(world.cx, director(world), 1, standard())).toMatchObject({ refusal: { code: 'standardUnchanged' } });
    expect(await standards(world).all()).toHaveLength(1);
  });

  it('lets only one of two win that adopt at the same moment', async () => {
    const world = await createWorld();
    const both = await Promise.all(['LS-P2', 'LS-P3'].map((lsSetId) => adoptStandard(world.cx, director(world), 0, standard({ lsSetId }))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'standardMoved' } });
  });

  it('is for the director alone, and its page for those who reach the whole factory', async () => {
    const world = await createWorld();
    expect(() => world.haina.as('officer', 'risk.publish')).toThrow('may not');
    expect(() => world.haina.as('operator', 'risk.publish')).toThrow('may not');
    expect(await riskStandard(world.cx, world.haina.as('operator', 'risk.view'), false, null)).toBeNull();
    expect(await standardImpact(world.cx, world.haina.as('head', 'risk.view'), false, 0)).toBeNull();
    expect(await riskStandard(world.cx, world.haina.as('director', 'risk.view'), true, null)).toMatchObject({ version: 0, inForce: true, adopted: [] });
    expect(await riskStandard(world.cx, world.haina.as('director', 'risk.view'), true, 7)).toBeNull();
  });
});

describe('assessing again under a new version', () => {
  it('shows what would move, moves only what was chosen, and gives each its event', async () => {
    const world = await createWorld();
    await assessed(world);
    await adoptStandard(world.cx, director(world), 0, standard());
    const view = () => standardImpact(world.cx, world.haina.as('director', 'risk.view'), true, 1);
    expect(await view()).toMatchObject({ inForce: true, editable: true, lines: [{ riskPoint: '绝缘偏心', before: 'general', after: 'considerable', kind: 'moves' }] });
    expect(await reassessItems(world.cx, edit(world), 1, [await now(world)], '改用新标准')).toEqual({ ok: true, fact: { reassessed: 1 } });
    expect(await now(world)).toMatchObject({ level: 'considerable', controlLevel: 'enterprise', assessment: { setId: 'LS-P2', standardVersion: 1, reason: '改用新标准' } });
    expect(await lastEvent(world)).toMatchObject({ type: 'risk.itemAssessed' });
    expect((await view())!.lines).toEqual([]);
  });

  it('refuses another version than the one in force, nothing chosen, no reason, and what cannot be carried over', async () => {
    const world = await createWorld();
    await assessed(world);
    expect(await reassessItems(world.cx, edit(world), 1, [await now(world)], 'x')).toMatchObject({ refusal: { code: 'standardNotCurrent', current: { version: 0 } } });
    await adoptStandard(world.cx, director(world), 0, standard({ methods: ['FMEA'] }));
    expect(await reassessItems(world.cx, edit(world), 1, [await now(world)], 'x')).toMatchObject({ refusal: { code: 'cannotRegrade', riskPoint: '绝缘偏心' } });
    expect(await reassessItems(world.cx, edit(world), 1, [], 'x')).toMatchObject({ refusal: { code: 'nothingChosen' } });
    await adoptStandard(world.cx, director(world), 1, standard());
    expect(await reassessItems(world.cx, edit(world), 2, [await now(world)], ' ')).toMatchObject({ refusal: { code: 'reasonMissing' } });
  });

  it('takes a list of six thousand rows in one act, with an event for each', async () => {
    const world = await createWorld();
    await assessed(world);
    const { haina: { enterpriseId } } = world;
    const first = await now(world);
    const rows = Array.from({ length: 6_000 }, (_, index) => ({ ...first, enterpriseId, id: `row${index}`, lineId: `line${index}`, position: index + 2, riskPoint: `风险点${index}` }));
    await world.store.commit({
      enterpriseId, actor: SYSTEM, at: world.clock.now,
      build: () => ({ steps: [{ event: { type: 'risk.listImported', subject: { kind: 'riskListVersion', id: first.versionId }, payload: { part: 1, parts: 1 } }, writes: [insert(riskItems, rows)] }] }),
    });
    await adoptStandard(world.cx, director(world), 0, standard());
    const before = await lastEvent(world);
    const all = await risk(world).itemsOf(first.versionId);
    expect(await reassessItems(world.cx, edit(world), 1, all, '改用新标准')).toEqual({ ok: true, fact: { reassessed: 6_001 } });
    expect(await lastEvent(world)).toMatchObject({ type: 'risk.itemAssessed', seq: before.seq + 6_001 });
    expect((await risk(world).itemsOf(first.versionId)).every(({ level }) => level === 'considerable')).toBe(true);
  });

  it('never touches a published list nor that of another factory', async () => {
    const world = await createWorld();
    const { items } = await publishList(world, world.haina);
    const published = (await risk(world).item(items['挤出温度']!))!;
    expect(await reassessItems(world.cx, edit(world), 0, [published], 'x')).toMatchObject({ refusal: { code: 'published' } });
    await assessed(world);
    expect(await reassessItems(world.cx, edit(world, world.beichen), 0, [await now(world)], 'x')).toMatchObject({ refusal: { code: 'notFound' } });
  });
});

describe('what remains after measures', () => {
  it('is kept beside the original, by the version the original was made under', async () => {
    const world = await createWorld();
    await assessed(world);
    await adoptStandard(world.cx, director(world), 0, standard());
    expect(await assessResidual(world.cx, edit(world), await now(world), { factors: { L: 1, S: 3 }, reason: '' })).toMatchObject({ ok: true, fact: { level: 'low', setId: 'LS-P1', standardVersion: 0 } });
    expect(await now(world)).toMatchObject({ level: 'general', residual: { value: 3 } });
    expect(await lastEvent(world)).toMatchObject({ type: 'risk.residualAssessed' });
  });

  it('falls with the last measure, and with another assessment', async () => {
    const world = await createWorld();
    await assessed(world);
    const remain = async () => assessResidual(world.cx, edit(world), await now(world), { factors: { L: 1, S: 3 }, reason: '' });
    await remain();
    await editItem(world.cx, edit(world), await now(world), { ...input(world), measures: [] });
    expect((await now(world)).residual).toBeNull();
    expect(await remain()).toMatchObject({ refusal: { code: 'residualNeedsMeasure' } });
    await editItem(world.cx, edit(world), await now(world), input(world));
    await remain();
    await assessItem(world.cx, edit(world), await now(world), { ...byLs(4, 4, '复评'), takeFrequency: false });
    expect((await now(world)).residual).toBeNull();
  });

  it('is out of the reach of another factory, and refused for a row that moved on', async () => {
    const world = await createWorld();
    await assessed(world);
    const item = await now(world);
    expect(await assessResidual(world.cx, edit(world, world.beichen), item, { factors: { L: 1, S: 3 }, reason: '' })).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await assessResidual(world.cx, edit(world), { id: item.id, version: 1 }, { factors: { L: 1, S: 3 }, reason: '' })).toMatchObject({ refusal: { code: 'moved' } });
    expect(() => world.haina.as('operator', 'risk.edit')).toThrow('may not');
  });
});

describe('the marks of the levels', () => {
  it('are kept where they differ from the proposal, and need exactly one leader', async () => {
    const world = await createWorld();
    await assessed(world);
    const owners = { ownerWorkshop: world.haina.people.head };
    const marks = { enterprise: 'concerned', workshop: 'lead', post: 'related' } as const;
    expect(await nameOwners(world.cx, edit(world), [await now(world)], { by: 'hand', owners, marks })).toMatchObject({ fact: { named: 1 } });
    expect((await now(world)).ownerMarks).toBeNull();
    const others = { enterprise: 'lead', workshop: 'concerned', post: 'concerned' } as const;
    expect(await nameOwners(world.cx, edit(world), [await now(world)], { by: 'hand', owners, marks: others })).toMatchObject({ fact: { named: 1 } });
    expect((await now(world)).ownerMarks).toEqual(others);
    expect(await nameOwners(world.cx, edit(world), [await now(world)], { by: 'hand', owners, marks: { ...others, post: 'lead' } })).toMatchObject({ refusal: { code: 'leadNotOne' } });
  });
});
