import { expect, it } from 'vitest';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import { day } from '~/domain/shared/day';
import { hazardExport } from '~/pages/hazard/hazardExport';
import { parseLedgerQuery } from '~/pages/hazard/hazardLedgerQuery';
import { gradeHazard } from '~/services/hazards/gradeHazard';
import { notifyHazard } from '~/services/hazards/notifyHazard';
import { receiveHazard } from '~/services/hazards/receiveHazard';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';
import { registerHazard } from '~/services/hazards/registerHazard';
import { verifyHazard } from '~/services/hazards/verifyHazard';
import { createWorld, type World } from '../../world/factory';

const today = day('2026-11-18');

/** A hazard of a post, rectified at each of these costs in 分; all but the last were returned. */
async function rectifiedAt(world: World, postId: string, costs: readonly (number | null)[]): Promise<string> {
  const { cx, haina } = world;
  const found = { source: 'snapshot' as const, postId, title: '绝缘厚度偏薄', description: '低于工艺要求', immediateMeasure: '', photos: [], foundDay: today, responsibleId: haina.people.head };
  const opened = await registerHazard(cx, haina.as('officer', 'hazard.register'), found);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { id } = opened.fact;
  const officer = { grade: haina.as('officer', 'hazard.grade'), notify: haina.as('officer', 'hazard.notify'), verify: haina.as('officer', 'hazard.verify') };
  await gradeHazard(cx, officer.grade, id, { grade: 'general', basis: '属其他', treatment: 'dated', deadline: null, version: 1 });
  await notifyHazard(cx, officer.notify, id, { requirement: '调整模具', responsibleId: haina.people.head, deadline: null, fiveElements: null, handedOver: false, version: 2 });
  await receiveHazard(cx, haina.as('head', 'hazard.receive'), id, { remark: '', version: 3 });
  let version = 4;
  for (const cost of costs) {
    if (version > 4) await verifyHazard(cx, officer.verify, id, { passed: false, standard: '千分尺', opinion: '还差一点', photos: [], version: version++ });
    const done = await rectifyHazard(cx, haina.as('head', 'hazard.rectify'), id, { cause: '磨损', measure: '更换', doneOn: today, cost, photos: [`h${version}`], version: version++ }, [
      { enterpriseId: haina.enterpriseId, hash: `h${version - 1}`, mediaType: 'image/jpeg', bytes: 3, width: 1, height: 1, originalName: 'a.jpg', uploadedBy: haina.people.head, uploadedAt: world.clock.now },
    ]);
    expect(done).toMatchObject({ ok: true });
  }
  return id;
}

it('the ledger is read by what rectifications cost, summed under its filter, within reach of the reader alone, and exported', async () => {
  const world = await createWorld();
  const { haina, store } = world;
  const { extruder } = haina.posts;
  const twice = await rectifiedAt(world, extruder, [100_00, 20_50]);
  const dear = await rectifiedAt(world, extruder, [4_185_50]);
  await rectifiedAt(world, extruder, [null]);
  const free = await rectifiedAt(world, extruder, [0]);
  const hazards = hazardsOf(scopeOf(store, haina.enterpriseId));
  const all = { reached: { all: true }, filter: { state: 'all' }, sort: 'cost', today, limit: 2 } as const;
  const first = await hazards.page(all);
  expect(first.rows.map(({ id, cost }) => [id, cost])).toEqual([[dear, 4_185_50], [twice, 120_50]]);
  const second = await hazards.page({ ...all, cursor: first.next! });
  expect(second.rows.map(({ id, cost }) => [id, cost])).toEqual([[free, 0]]);
  expect((await hazards.page({ ...all, cursor: second.previous! })).rows.map(({ id }) => id)).toEqual([dear, twice]);
  expect(await hazards.sum('cost', all)).toEqual({ named: 3, sum: 4_306_00 });
  expect(await hazards.sum('cost', { ...all, filter: { state: 'closed' } })).toEqual({ named: 0, sum: 0 });
  expect(await hazards.sum('cost', { ...all, reached: { all: false, workshopIds: [haina.workshops.drawing], postIds: [], personId: 'nobody' } })).toEqual({ named: 0, sum: 0 });
  const beichen = hazardsOf(scopeOf(store, world.beichen.enterpriseId));
  expect(await beichen.sum('cost', all)).toEqual({ named: 0, sum: 0 });
  let csv = '';
  for await (const portion of hazardExport(world.cx, haina.as('officer', 'hazard.view'), parseLedgerQuery(new URLSearchParams('sort=number')))) csv += portion;
  expect(csv.trim().split(/\r?\n/).map((line) => line.split(',').at(-1)!.replaceAll('"', ''))).toEqual(['整改费用（元）', '0.00', '', '4185.50', '120.50']);
});
