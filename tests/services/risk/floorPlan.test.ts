import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { floorPlansOf } from 'db/repositories/risk/floorPlans';
import { scopeOf } from 'db/repositories/scope';
import type { FloorRegion } from '~/domain/risk/plan/floorPlan';
import { riskMap } from '~/pages/risk/plan/riskMap';
import { readEvidence } from '~/services/evidence/readEvidence';
import type { Finding } from '~/services/integrity/findings';
import { verifyChains } from '~/services/integrity/verifyChains';
import { drawFloorPlan } from '~/services/risk/plan/drawFloorPlan';
import { placeRegions } from '~/services/risk/plan/placeRegions';
import { setPlanAside } from '~/services/risk/plan/setPlanAside';
import { createWorld, type World } from '../../world/factory';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

async function picture(name = '厂区.png'): Promise<File> {
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#f4f4f4' } }).png().toBuffer();
  return new File([new Uint8Array(bytes)], name, { type: 'image/png' });
}
const permit = (factory = world.haina) => factory.as('officer', 'risk.edit');
const latest = (factory = world.haina) => floorPlansOf(scopeOf(world.store, factory.enterpriseId)).latest();
const region = (own: Partial<FloorRegion> = {}): FloorRegion => ({ kind: 'post', id: world.haina.posts.extruder, x: 100, y: 100, w: 200, h: 100, ...own });

describe('the floor plan of a factory', () => {
  it('is drawn, gets its regions and is set aside, a state each, with the picture as evidence and everything in the chain', async () => {
    expect(await drawFloorPlan(world.cx, permit(), { seen: 0, picture: await picture() })).toMatchObject({ ok: true, fact: { number: 1 } });
    const drawn = (await latest())!;
    expect(drawn).toMatchObject({ number: 1, width: 400, height: 300, regions: [], drawnByName: '周敏' });
    expect(await readEvidence(world.cx, world.haina.as('operator', 'hazard.view'), drawn.picture!)).toMatchObject({ mediaType: 'image/jpeg' });
    expect(await placeRegions(world.cx, permit(), { seen: 1, regions: [region(), region({ kind: 'workshop', id: world.haina.workshops.extrusion, w: 500, h: 400 })] })).toMatchObject({ ok: true, fact: { number: 2 } });
    expect((await latest())!.regions).toHaveLength(2);
    expect(await setPlanAside(world.cx, permit(), { seen: 2 })).toMatchObject({ ok: true, fact: { number: 3 } });
    expect(await latest()).toMatchObject({ number: 3, picture: null });
    expect((await latest())!.regions).toHaveLength(2);
    expect(await drawFloorPlan(world.cx, permit(), { seen: 3, picture: await picture('再次.png') })).toMatchObject({ ok: true, fact: { number: 4 } });
    const findings: Finding[] = [];
    await verifyChains(world.cx, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });

  it('refuses what is no picture, is empty, or comes too late, and writes nothing', async () => {
    const send = async (file: File, seen = 0) => drawFloorPlan(world.cx, permit(), { seen, picture: file });
    expect(await send(new File(['%PDF-1.7 plan of the works'], '图纸.png'))).toMatchObject({ ok: false, refusal: { code: 'notAPhoto' } });
    expect(await send(new File([], 'a.png'))).toMatchObject({ ok: false, refusal: { code: 'photoEmpty' } });
    expect(await send(await picture(), 3)).toMatchObject({ ok: false, refusal: { code: 'planMoved', number: 0 } });
    expect(await latest()).toBeNull();
    expect(await setPlanAside(world.cx, permit(), { seen: 0 })).toMatchObject({ ok: false, refusal: { code: 'noPlan' } });
    expect(await placeRegions(world.cx, permit(), { seen: 0, regions: [] })).toMatchObject({ ok: false, refusal: { code: 'noPlan' } });
  });

  it('takes no region of another factory and is not seen by it', async () => {
    await drawFloorPlan(world.cx, permit(), { seen: 0, picture: await picture() });
    expect(await placeRegions(world.cx, permit(), { seen: 1, regions: [region({ id: world.beichen.posts.extruder })] })).toMatchObject({ ok: false, refusal: { code: 'regionUnknown' } });
    expect(await latest(world.beichen)).toBeNull();
    expect(await placeRegions(world.cx, permit(world.beichen), { seen: 1, regions: [] })).toMatchObject({ ok: false, refusal: { code: 'planMoved' } });
    expect(await readEvidence(world.cx, world.beichen.as('director', 'hazard.view'), (await latest())!.picture!)).toBeNull();
    expect(() => world.haina.as('operator', 'risk.edit')).toThrow();
  });

  it('shows a post holder the own region alone', async () => {
    await drawFloorPlan(world.cx, permit(), { seen: 0, picture: await picture() });
    await placeRegions(world.cx, permit(), { seen: 1, regions: [region(), region({ id: world.haina.posts.outgoing }), region({ kind: 'workshop', id: world.haina.workshops.extrusion })] });
    const view = await riskMap(world.cx, world.haina.as('operator', 'risk.view'), false);
    expect(view.plan!.regions.map(({ id }) => id)).toEqual([world.haina.posts.extruder]);
    expect((await riskMap(world.cx, world.haina.as('head', 'risk.view'), false)).plan!.regions).toHaveLength(3);
  });
});
