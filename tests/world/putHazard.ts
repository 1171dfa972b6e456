import { insert } from 'db/dialect/writes';
import { projectionColumns } from 'db/repositories/hazard/hazards';
import { hazards } from 'db/schema';
import { SYSTEM } from '~/domain/shared/actor';
import { type Day, day } from '~/domain/shared/day';
import { anEvent } from './event';
import type { World } from './factory';

/** A hazard at the extruder that the head of the team rectifies by a day, or without a limit. */
export async function putHazard(world: World, deadline: Day | null): Promise<string> {
  const { haina, store, cx } = world;
  const { enterpriseId } = haina;
  const id = cx.newId();
  const projection = { responsibleId: haina.people.lead, responsibleName: haina.names.lead, stage: 'rectifying', grade: 'general', treatment: 'dated', deadline, closedDay: null, pending: null, cost: null, version: 4 } as const;
  await store.commit({
    enterpriseId, actor: SYSTEM, at: cx.now(),
    build: () => ({
      steps: [{
        event: anEvent('test.made', 'hazard', id),
        writes: [insert(hazards, {
          enterpriseId, id, number: `HZ-2026-${id.slice(-6)}`, source: 'snapshot', workshopId: haina.workshops.extrusion, workshopName: '挤塑车间', postId: haina.posts.extruder, postName: '绝缘挤出岗',
          title: '偏心', description: '偏心超差', immediateMeasure: '停机', photos: [], foundBy: haina.people.officer, foundByName: '周敏', foundDay: day('2026-11-10'), registeredAt: cx.now(), ...projectionColumns(projection),
        })],
      }],
    }),
  });
  return id;
}
