import { expect, it } from 'vitest';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import { WHOLE } from '~/domain/organisation/access/reach';
import { addDays, day } from '~/domain/shared/day';
import { registerHazard } from '~/services/hazards/registerHazard';
import { createWorld } from '../../world/factory';

const today = day('2026-11-18');

it('counts open hazards anew as soon as anything was written, for each factory and reach apart', async () => {
  const world = await createWorld();
  const of = (factory: typeof world.haina) => hazardsOf(scopeOf(world.store, factory.enterpriseId));
  const all = WHOLE;
  const register = () =>
    registerHazard(world.cx, world.haina.as('officer', 'hazard.register'), {
      source: 'snapshot', postId: world.haina.posts.extruder, title: '绝缘偏心', description: '偏心超差', immediateMeasure: '停机调整', photos: [], foundDay: today, responsibleId: world.haina.people.lead,
    });
  expect(await of(world.haina).openCounts(all, today)).toEqual({ open: 0, overdue: 0 });
  for (const open of [1, 2]) {
    expect((await register()).ok).toBe(true);
    expect(await of(world.haina).openCounts(all, today)).toEqual({ open, overdue: 0 });
    expect(await of(world.haina).openCounts(all, today)).toEqual({ open, overdue: 0 });
  }
  expect(await of(world.beichen).openCounts(all, today)).toEqual({ open: 0, overdue: 0 });
  expect(await of(world.haina).openCounts({ all: false, workshopIds: [world.haina.workshops.drawing], postIds: [], personId: 'nobody' }, today)).toEqual({ open: 0, overdue: 0 });
  expect(await of(world.haina).openCounts(all, addDays(today, 1))).toMatchObject({ open: 2 });
});
