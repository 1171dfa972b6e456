import { describe, expect, it } from 'vitest';
import { update } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk';
import { scopeOf } from 'db/repositories/scope';
import { enterprises } from 'db/schema';
import { loadLibrary } from 'db/seeds/library';
import type { Activity } from '~/domain/organisation/types';
import { COMMON_CATEGORY } from '~/domain/risk/template';
import { SYSTEM } from '~/domain/shared/actor';
import { confirmItems } from '~/services/risk/confirmItems';
import { layTemplates } from '~/services/risk/layTemplates';
import { nameOwners } from '~/services/risk/nameOwners';
import { publishList } from '~/services/risk/publishList';
import { createWorld } from '../../world/factory';

/** 海纳 as a unit of another activity, with the library's rows for filling stations laid, confirmed and named. */
async function fillingStation(activity: Activity) {
  const world = await createWorld();
  const { haina, cx } = world;
  const { enterpriseId } = haina;
  await loadLibrary(world.store, world.clock.now);
  await world.store.commit({
    enterpriseId, actor: SYSTEM, at: world.clock.now,
    build: () => ({ steps: [{ event: { type: 'enterprise.edited', subject: { kind: 'enterprise', id: enterpriseId }, payload: { activity } }, writes: [update(enterprises, { enterpriseId }, { activity })] }] }),
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
  });

  it('is published by a unit that makes and sells once the three links of a maker are filled', async () => {
    const { publish } = await fillingStation('both');
    expect(await publish()).toMatchObject({ ok: true });
  });
});
