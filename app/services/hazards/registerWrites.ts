import type { Step } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { projectionColumns } from 'db/repositories/hazard/hazards';
import { hazardActs, hazards } from 'db/schema/hazards';
import { projectHazard } from '~/domain/hazard/projection';
import type { Registration } from '~/domain/hazard/register';
import type { Actor } from '~/domain/shared/actor';
import { dayOf, type Instant } from '~/domain/shared/instant';

/** What a registration needs besides the facts; ids and number are given, so that a whole write set can be built at once. */
export interface RegisterWrites {
  readonly enterpriseId: string;
  readonly found: Registration;
  readonly actor: Actor;
  readonly at: Instant;
  readonly hazardId: string;
  readonly actId: string;
  /** From `hazardNumber(day, serial)`; the serial is reserved from `hazardSeries(day)`. */
  readonly number: string;
}

/** The event `hazard.registered` with the hazard's row and its first act, to be placed in a commit. */
export function registerWrites({ enterpriseId, found, actor, at, hazardId, actId, number }: RegisterWrites): Step {
  const { responsibleId, responsibleName, ...facts } = found;
  const day = dayOf(at);
  const details = { responsibleId, responsibleName };
  return {
    event: {
      type: 'hazard.registered',
      subject: { kind: 'hazard', id: hazardId },
      payload: { number, source: found.source, title: found.title, postName: found.postName, responsibleId, responsibleName },
    },
    writes: [
      insert(hazards, {
        enterpriseId,
        id: hazardId,
        number,
        ...facts,
        photos: [...found.photos],
        registeredAt: at,
        ...projectionColumns(projectHazard([{ verb: 'register', day, details }])),
      }),
      insert(hazardActs, {
        enterpriseId,
        id: actId,
        hazardId,
        ordinal: 1,
        verb: 'register',
        actorId: actor.id,
        actorName: actor.name,
        actorTitle: actor.title,
        day,
        at,
        details,
      }),
    ],
  };
}
