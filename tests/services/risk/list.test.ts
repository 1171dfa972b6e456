import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { riskOf } from 'db/repositories/risk/risk';
import { lastChangeOf } from 'db/repositories/lastChange';
import { scopeOf } from 'db/repositories/scope';
import { events, riskItems } from 'db/schema';
import { loadLibrary } from '~/services/library/loadLibrary';
import { insert } from 'db/dialect/writes';
import { byLs } from '~/domain/risk/assess/assess';
import type { ItemInput } from '~/domain/risk/list/edit';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { day } from '~/domain/shared/day';
import { formatInstant } from '~/domain/shared/instant';
import { closePost } from '~/services/organisation/places/closeNode';
import { openPost } from '~/services/organisation/places/openPost';
import { addItem } from '~/services/risk/list/addItem';
import { assessItem } from '~/services/risk/assess/assessItem';
import { confirmItems } from '~/services/risk/list/confirmItems';
import { editItem } from '~/services/risk/list/editItem';
import { layTemplates } from '~/services/risk/library/layTemplates';
import { nowOfList } from '~/services/risk/list/listNow';
import { nameOwners } from '~/services/risk/list/nameOwners';
import { publishList } from '~/services/risk/list/publishList';
import { removeItem } from '~/services/risk/list/removeItem';
import { startDraft } from '~/services/risk/list/startDraft';
import { verifyLimit } from '~/services/risk/library/verifyLimit';
import { createWorld, type Factory, type World } from '../../world/factory';
import { anEvent } from '../../world/event';

const riskIn = (world: World, factory: Factory = world.haina) => riskOf(scopeOf(world.store, factory.enterpriseId));
const edit = (world: World, factory: Factory = world.haina) => factory.as('officer', 'risk.edit');
const draftItems = async (world: World) => riskIn(world).itemsOf((await riskIn(world).draft())!.id);
const eventTypes = async (world: World) =>
  (await world.store.read.select({ type: events.type }).from(events).where(eq(events.enterpriseId, world.haina.enterpriseId)).orderBy(events.seq)).map(({ type }) => type).slice(1);

const input = (world: World, own: Partial<ItemInput> = {}): ItemInput => ({
  stage: 'process', postId: world.haina.posts.extruder, dimension: 'technology', product: 'BV', riskPoint: '绝缘偏心', failure: '偏心', consequence: '击穿', measures: [{ kind: 'parameter', text: '首件确认' }], checkContent: '厚度',
  method: '测量', criterion: '符合工艺卡', frequency: 'day', ...own,
});

const OTHERS: ItemInput['measures'] = [{ kind: 'tooling', text: '别人写的' }];

/** A draft with one complete item in each of the three links. */
async function completeDraft(world: World) {
  const { posts } = world.haina;
  const rows: Partial<ItemInput>[] = [{ stage: 'incoming', postId: posts.incoming, riskPoint: '铜杆' }, {}, { stage: 'outgoing', postId: posts.outgoing, riskPoint: '漏检' }];
  for (const row of rows) expect(await addItem(world.cx, edit(world), input(world, row))).toMatchObject({ ok: true });
  for (const item of await draftItems(world)) {
    expect(await assessItem(world.cx, edit(world), item, { ...byLs(3, 4, '试用'), takeFrequency: false })).toMatchObject({ ok: true, fact: { level: 'general' } });
  }
  expect(await nameOwners(world.cx, edit(world), await draftItems(world), { by: 'post' })).toEqual({ ok: true, fact: { named: 3 } });
  return (await riskIn(world).draft())!;
}

const publishDraft = async (world: World) => {
  const draft = (await riskIn(world).draft())!;
  return publishList(world.cx, world.haina.as('director', 'risk.publish'), { versionId: draft.id, revision: draft.revision });
};

describe('laying templates', () => {
  it('lays 电线电缆 and the common rows, keeps what finds no post waiting, and drops nothing', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    const result = await layTemplates(world.cx, edit(world), { categories: ['wire-cable', 'common'] });
    if (!result.ok) throw new Error(result.refusal.code);
    const { laid, merged, clashing, unmatched } = result.fact;
    expect(laid).toBeGreaterThan(3);
    expect(laid + merged.length + clashing.length + unmatched.reduce((sum, { rows }) => sum + rows, 0)).toBe(26);
    const items = await draftItems(world);
    expect(items).toHaveLength(laid);
    expect(items.every(({ confirmedBy, limitVerified, level }) => confirmedBy === null && !limitVerified && level !== null)).toBe(true);
    expect(await eventTypes(world)).toEqual(['risk.draftStarted', 'risk.templatesLaid']);

    const mappings = unmatched.map(({ sourceWorkshop, sourcePost }) => ({ sourceWorkshop, sourcePost, postId: world.haina.posts.extruder }));
    const mapped = await layTemplates(world.cx, edit(world), { categories: ['wire-cable', 'common'], mappings, onlyMapped: true });
    expect(mapped).toMatchObject({ ok: true, fact: { unmatched: [], clashing: [], laid: 26 - laid - merged.length } });
    expect(await riskIn(world).mappings()).toHaveLength(mappings.length);
    expect(await layTemplates(world.cx, edit(world), { categories: ['wire-cable', 'common'] })).toMatchObject({ ok: true, fact: { laid: 0, present: 26 - merged.length, unmatched: [] } });
    expect((await eventTypes(world)).length).toBe(3);
  });

  it('refuses a category the library does not have and a post of another factory', async () => {
    const world = await createWorld();
    expect(await layTemplates(world.cx, edit(world), { categories: ['wire-cable'] })).toMatchObject({ ok: false, refusal: { code: 'categoryUnknown' } });
    await loadLibrary(world.store, world.clock.now);
    expect(await layTemplates(world.cx, edit(world), { categories: ['moon'] })).toMatchObject({ ok: false, refusal: { code: 'categoryUnknown' } });
    const mappings = [{ sourceWorkshop: '原料仓库', sourcePost: '进货检验员', postId: world.beichen.posts.incoming }];
    expect(await layTemplates(world.cx, edit(world), { categories: ['wire-cable'], mappings })).toMatchObject({ ok: false, refusal: { code: 'mappedPostUnknown' } });
    expect(await riskIn(world).draft()).toBeNull();
  });
});

describe('the draft', () => {
  it('takes no row for a post that closed, though it closed only today', async () => {
    const world = await createWorld();
    const manager = world.haina.as('director', 'organisation.manage');
    const opened = await openPost(world.cx, manager, { workshopId: world.haina.workshops.extrusion, teamId: null, name: '试岗' });
    if (!opened.ok) throw new Error(opened.refusal.code);
    const row = input(world, { postId: opened.fact.id });
    expect(await addItem(world.cx, edit(world), row)).toMatchObject({ ok: true });
    await removeItem(world.cx, edit(world), (await draftItems(world))[0]!, '');
    expect(await closePost(world.cx, manager, opened.fact.id)).toMatchObject({ ok: true });
    expect(await addItem(world.cx, edit(world), row)).toMatchObject({ ok: false });
    expect(await draftItems(world)).toEqual([]);
  });

  it('is one at a time', async () => {
    const world = await createWorld();
    expect(await startDraft(world.cx, edit(world))).toMatchObject({ ok: true, fact: { number: 1 } });
    expect(await startDraft(world.cx, edit(world))).toMatchObject({ ok: false, refusal: { code: 'draftExists' } });
  });

  it('takes an item through writing, grading, verifying its limit, naming, confirming and removing', async () => {
    const world = await createWorld();
    await addItem(world.cx, edit(world), input(world));
    const now = async () => (await draftItems(world))[0]!;
    expect(await editItem(world.cx, edit(world), await now(), input(world, { postId: world.haina.posts.outgoing, riskPoint: '改名' }))).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ riskPoint: '改名', postId: world.haina.posts.outgoing, version: 2 });
    expect(await assessItem(world.cx, edit(world), await now(), { ...byLs(5, 4, '投诉'), takeFrequency: true })).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ level: 'major', controlLevel: 'enterprise', frequency: 'day', assessment: { setId: 'LS-P1', factors: [{ key: 'L', value: 5 }, { key: 'S', value: 4 }] } });
    expect(await verifyLimit(world.cx, edit(world), await now(), { standard: 'GB/T 5023.3-2008', clause: '5', edition: '2008' })).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ limitVerified: true, limitVerifiedBy: world.haina.people.officer, limitVerifiedAt: world.clock.now });
    expect(await nameOwners(world.cx, edit(world), [await now()], { by: 'hand', owners: { ownerPost: world.haina.people.inspector } })).toMatchObject({ fact: { named: 1 } });
    expect(await now()).toMatchObject({ ownerPost: world.haina.people.inspector, ownerWorkshop: null });
    expect(await confirmItems(world.cx, edit(world), [await now()])).toEqual({ ok: true, fact: { confirmed: 0 } });
    expect(await removeItem(world.cx, edit(world), await now(), '')).toMatchObject({ ok: true });
    expect(await draftItems(world)).toEqual([]);
    expect(await eventTypes(world)).toEqual([
      'risk.draftStarted', 'risk.itemAdded', 'risk.itemEdited', 'risk.itemAssessed', 'risk.limitVerified', 'risk.ownersNamed', 'risk.itemRemoved',
    ]);
  });

  it('refuses an item that moved on and shows what it says now', async () => {
    const world = await createWorld();
    await addItem(world.cx, edit(world), input(world));
    const seen = (await draftItems(world))[0]!;
    await editItem(world.cx, edit(world), seen, input(world, { measures: OTHERS }));
    const refusal = { code: 'moved', current: { measures: OTHERS, version: 2 } };
    const late = await editItem(world.cx, edit(world), seen, input(world));
    expect(late).toMatchObject({ ok: false, refusal });
    const told = await nowOfList(world.cx, world.haina.enterpriseId, (late as { refusal: RiskRefusal }).refusal, 'content');
    expect(told!.lines[0]).toEqual({ label: '最后改动', text: `${edit(world).actor.name}，${formatInstant(world.clock.now)}` });
    expect(await confirmItems(world.cx, edit(world), [seen])).toMatchObject({ ok: false, refusal });
    expect(await removeItem(world.cx, edit(world), seen, '')).toMatchObject({ ok: false, refusal });
    expect(await verifyLimit(world.cx, edit(world), seen, { standard: 'a', clause: 'b', edition: 'c' })).toMatchObject({ ok: false, refusal });
    expect(await assessItem(world.cx, edit(world), seen, { ...byLs(1, 1, 'x'), takeFrequency: false })).toMatchObject({ ok: false, refusal });
  });

  it('keeps every change when two people write different items at the same moment', async () => {
    const world = await createWorld();
    const made = await Promise.all(['甲', '乙', '丙'].map((riskPoint) => addItem(world.cx, edit(world), input(world, { riskPoint }))));
    expect(made.every(({ ok }) => ok)).toBe(true);
    const items = await draftItems(world);
    expect(items.map(({ riskPoint }) => riskPoint).sort()).toEqual(['丙', '乙', '甲'].sort());
    expect(new Set(items.map(({ position }) => position)).size).toBe(3);
  });

  it('names who wrote a row last also where many rows were written at once', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    await layTemplates(world.cx, edit(world), { categories: ['wire-cable'] });
    const [first, second] = await draftItems(world);
    const change = (row: { id: string; versionId: string }) => lastChangeOf(scopeOf(world.store, world.haina.enterpriseId), ['riskItem', 'riskListVersion'], [row.id, row.versionId], row.id);
    world.clock.set('2026-11-18T11:00:00+08:00');
    await confirmItems(world.cx, world.haina.as('director', 'risk.edit'), [first!]);
    expect(await change(first!)).toEqual({ by: world.haina.as('director', 'risk.edit').actor.name, at: world.clock.now });
    expect(await change(second!)).toMatchObject({ by: edit(world).actor.name });
    expect(await lastChangeOf(scopeOf(world.store, world.beichen.enterpriseId), ['riskItem', 'riskListVersion'], [first!.id, first!.versionId], first!.id)).toBeNull();
  });

  it('confirms many at once, all or none', async () => {
    const world = await createWorld();
    await loadLibrary(world.store, world.clock.now);
    await layTemplates(world.cx, edit(world), { categories: ['wire-cable'] });
    const items = await draftItems(world);
    expect(await confirmItems(world.cx, edit(world), [...items.slice(1), { id: items[0]!.id, version: 9 }])).toMatchObject({ ok: false, refusal: { code: 'moved' } });
    expect((await draftItems(world)).every(({ confirmedBy }) => confirmedBy === null)).toBe(true);
    expect(await confirmItems(world.cx, edit(world), items)).toEqual({ ok: true, fact: { confirmed: items.length } });
    expect((await draftItems(world)).every(({ confirmedBy }) => confirmedBy === world.haina.people.officer)).toBe(true);
    expect(await confirmItems(world.cx, edit(world), [])).toMatchObject({ refusal: { code: 'nothingChosen' } });
    expect(await confirmItems(world.cx, edit(world), [(await draftItems(world))[0]!, { id: 'nowhere', version: 1 }])).toMatchObject({ refusal: { code: 'gone' } });
  });
});

describe('publishing', () => {
  it('refuses what lacks something and writes nothing', async () => {
    const world = await createWorld();
    await addItem(world.cx, edit(world), input(world));
    const result = await publishDraft(world);
    expect(result).toMatchObject({ ok: false, refusal: { code: 'lacking' } });
    if (!result.ok && result.refusal.code === 'lacking') expect(result.refusal.lacks.map(({ kind }) => kind)).toEqual(['emptyLink', 'emptyLink', 'noLevel', 'noOwner']);
    expect(await riskIn(world).latestPublished()).toBeNull();
  });

  it('fixes the first list the same day, and carries every line into the next draft, in force the day after', async () => {
    const world = await createWorld();
    await completeDraft(world);
    expect(await publishDraft(world)).toEqual({ ok: true, fact: { number: 1, effectiveFrom: day('2026-11-18') } });
    const first = (await riskIn(world).publishedOn(day('2026-11-18')))!;
    expect(first.publication).toMatchObject({ publishedBy: world.haina.people.director, itemCount: 3 });
    expect(await riskIn(world).publishedOn(day('2026-11-17'))).toBeNull();
    expect(await riskIn(world).publishedItemsOfPost(first.id, world.haina.posts.extruder)).toHaveLength(1);

    world.clock.set('2026-11-20T09:00:00+08:00');
    await startDraft(world.cx, edit(world));
    const before = await riskIn(world).itemsOf(first.id);
    const items = await draftItems(world);
    expect(items.map(({ lineId, riskPoint, assessment }) => ({ lineId, riskPoint, assessment }))).toEqual(before.map(({ lineId, riskPoint, assessment }) => ({ lineId, riskPoint, assessment })));
    expect(items.some(({ id }) => before.some((item) => item.id === id))).toBe(false);
    await editItem(world.cx, edit(world), items[1]!, input(world, { measures: [{ kind: 'inspection', text: '加严巡检' }] }));
    expect(await publishDraft(world)).toMatchObject({ fact: { number: 2, effectiveFrom: '2026-11-21' } });
    expect((await riskIn(world).publishedOn(day('2026-11-20')))?.number).toBe(1);
    expect((await riskIn(world).publishedOn(day('2026-11-21')))?.number).toBe(2);
    expect(await riskIn(world).itemsOf(first.id)).toEqual(before);
  });

  it('never changes a published version and refuses to publish it twice', async () => {
    const world = await createWorld();
    const draft = await completeDraft(world);
    await publishDraft(world);
    const [item] = await riskIn(world).itemsOf(draft.id);
    const refusal = { code: 'published' };
    expect(await editItem(world.cx, edit(world), item!, input(world))).toMatchObject({ refusal });
    expect(await removeItem(world.cx, edit(world), item!, '')).toMatchObject({ refusal });
    expect(await nameOwners(world.cx, edit(world), [item!], { by: 'post' })).toMatchObject({ refusal });
    expect(await publishList(world.cx, world.haina.as('director', 'risk.publish'), { versionId: draft.id, revision: draft.revision })).toMatchObject({ refusal });
  });

  it('asks why a row of the published list leaves the next one, and keeps the words', async () => {
    const world = await createWorld();
    await completeDraft(world);
    await publishDraft(world);
    expect(await startDraft(world.cx, edit(world))).toMatchObject({ ok: true });
    await addItem(world.cx, edit(world), input(world, { riskPoint: '后加的' }));
    const [item, added] = [(await draftItems(world))[0]!, (await draftItems(world)).at(-1)!];
    expect(await removeItem(world.cx, edit(world), added, '')).toMatchObject({ ok: true, fact: { riskPoint: '后加的' } });
    expect(await removeItem(world.cx, edit(world), item, ' ')).toMatchObject({ ok: false, refusal: { code: 'removalReasonMissing' } });
    expect(await removeItem(world.cx, edit(world), item, '工序已取消')).toMatchObject({ ok: true });
    const removed = await world.store.read.select({ payload: events.payload }).from(events).where(eq(events.type, 'risk.itemRemoved')).orderBy(events.seq);
    expect(JSON.parse(removed.at(-1)!.payload)).toMatchObject({ riskPoint: item.riskPoint, reason: '工序已取消' });
  });

  it('refuses a draft that was changed since the director looked it over', async () => {
    const world = await createWorld();
    const draft = await completeDraft(world);
    await addItem(world.cx, edit(world), input(world, { riskPoint: '后加的' }));
    expect(await publishList(world.cx, world.haina.as('director', 'risk.publish'), { versionId: draft.id, revision: draft.revision })).toMatchObject({ refusal: { code: 'listMoved' } });
  });

  it('lets nothing slip in while the list is being published', async () => {
    const world = await createWorld();
    await completeDraft(world);
    const [published, added] = await Promise.all([publishDraft(world), addItem(world.cx, edit(world), input(world, { riskPoint: '同时加的' }))]);
    const version = await riskIn(world).latestPublished();
    if (version) expect(await riskIn(world).itemsOf(version.id)).toHaveLength(version.publication.itemCount);
    expect(published.ok || added.ok).toBe(true);
  });
});

describe('the walls', () => {
  it('keep the items of a factory out of the reach of another', async () => {
    const world = await createWorld();
    const draft = await completeDraft(world);
    const item = (await draftItems(world))[0]!;
    const stranger = edit(world, world.beichen);
    const refusal = { code: 'notFound' };
    expect(await editItem(world.cx, stranger, item, input(world))).toMatchObject({ refusal });
    expect(await removeItem(world.cx, stranger, item, '')).toMatchObject({ refusal });
    expect(await confirmItems(world.cx, stranger, [item])).toMatchObject({ refusal });
    expect(await nameOwners(world.cx, stranger, [item], { by: 'post' })).toMatchObject({ refusal });
    expect(await verifyLimit(world.cx, stranger, item, { standard: 'a', clause: 'b', edition: 'c' })).toMatchObject({ refusal });
    expect(await assessItem(world.cx, stranger, item, { ...byLs(1, 1, 'x'), takeFrequency: false })).toMatchObject({ refusal });
    expect(await publishList(world.cx, world.beichen.as('director', 'risk.publish'), { versionId: draft.id, revision: draft.revision })).toMatchObject({ refusal });
    expect(await addItem(world.cx, stranger, input(world))).toMatchObject({ refusal: { code: 'postUnknown' } });
    expect(await riskIn(world, world.beichen).itemsOf(draft.id)).toEqual([]);
    expect(await draftItems(world)).toContainEqual(item);
  });

  it('give an operator no permit to edit and an officer none to publish', async () => {
    const { haina } = await createWorld();
    expect(() => haina.as('operator', 'risk.edit')).toThrow('may not');
    expect(() => haina.as('head', 'risk.edit')).toThrow('may not');
    expect(() => haina.as('officer', 'risk.publish')).toThrow('may not');
  });

  it('let no row point to a post of another factory', async () => {
    const world = await createWorld();
    await completeDraft(world);
    const item = (await draftItems(world))[0]!;
    const foreign = { ...item, enterpriseId: world.haina.enterpriseId, id: 'x', lineId: 'x', riskPoint: 'x', postId: world.beichen.posts.incoming };
    await expect(
      world.store.commit({
        enterpriseId: world.haina.enterpriseId, actor: edit(world).actor, at: world.clock.now,
        build: () => ({ steps: [{ event: anEvent('probe', 'x', 'x'), writes: [insert(riskItems, foreign)] }] }),
      }),
    ).rejects.toThrow();
  });
});
