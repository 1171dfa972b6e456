import { insert } from 'db/dialect/writes';
import { projectionColumns } from 'db/repositories/hazard/hazards';
import { hazards } from 'db/schema';
import type { HazardGrade, HazardStage } from '~/domain/hazard/types';
import { SYSTEM } from '~/domain/shared/actor';
import { type Day, day } from '~/domain/shared/day';
import { anEvent } from './event';
import type { Factory, World } from './factory';

interface Put {
  readonly deadline: Day | null;
  readonly stage?: HazardStage;
  readonly grade?: HazardGrade;
  readonly foundDay?: Day;
  readonly closedDay?: Day | null;
  readonly riskLineId?: string | null;
}

/** A hazard at the extruder of a factory that the head of the team answers for, as it stands: by a day, or without a limit. */
export async function putHazardAt(world: World, factory: Factory, { deadline, stage = 'rectifying', grade = 'general', foundDay = day('2026-11-10'), closedDay = null, riskLineId = null }: Put): Promise<string> {
  const { store, cx } = world;
  const { enterpriseId } = factory;
  const id = cx.newId();
  const projection = { responsibleId: factory.people.lead, responsibleName: factory.names.lead, stage, grade, treatment: 'dated', deadline, closedDay, pending: null, cost: null, version: 4 } as const;
  await store.commit({
    enterpriseId, actor: SYSTEM, at: cx.now(),
    build: () => ({
      steps: [{
        event: anEvent('test.made', 'hazard', id),
        writes: [insert(hazards, {
          enterpriseId, id, number: `HZ-2026-${id.slice(-6)}`, source: 'snapshot', workshopId: factory.workshops.extrusion, workshopName: '挤塑车间', postId: factory.posts.extruder, postName: '绝缘挤出岗',
          title: '偏心', description: '偏心超差', immediateMeasure: '停机', photos: [], foundBy: factory.people.officer, foundByName: '周敏', foundDay, registeredAt: cx.now(), riskLineId, ...projectionColumns(projection),
        })],
      }],
    }),
  });
  return id;
}

/** The same at the first factory of the world. */
export const putHazard = (world: World, deadline: Day | null): Promise<string> => putHazardAt(world, world.haina, { deadline });
