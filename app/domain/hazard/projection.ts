import type { ActDetails, HazardAct, HazardProjection } from './types';

/** The part of an act that moves a hazard: when, and what. */
export type ProjectedAct = Pick<HazardAct, 'verb' | 'day' | 'details'>;

/**
 * What the acts of one hazard, in their order, say it is now. The only source of the projection columns.
 * Throws a RangeError when the story does not begin with a registration.
 */
export function projectHazard(acts: readonly ProjectedAct[]): HazardProjection {
  const [first, ...rest] = acts;
  if (first?.verb !== 'register') throw new RangeError('a hazard begins with its registration');
  const { responsibleId, responsibleName } = first.details as ActDetails['register'];
  const registered: HazardProjection = {
    responsibleId,
    responsibleName,
    stage: 'registered',
    grade: null,
    treatment: null,
    deadline: null,
    closedDay: null,
    pending: null,
    cost: null,
    version: 1,
  };
  return rest.reduce((hazard, act) => ({ ...hazard, ...effectOf(act, hazard), version: hazard.version + 1 }), registered);
}

/** Which columns one act sets on a hazard as it was before. */
function effectOf(act: ProjectedAct, before: HazardProjection): Partial<HazardProjection> {
  switch (act.verb) {
    case 'register':
      throw new RangeError('a hazard is registered once');
    case 'grade': {
      const { grade, treatment, deadline, awaitsDirector } = act.details as ActDetails['grade'];
      return { stage: 'graded', grade, treatment, deadline, pending: awaitsDirector ? 'confirmation' : null };
    }
    case 'notify': {
      const { responsibleId, responsibleName, deadline } = act.details as ActDetails['notify'];
      return { stage: 'notified', responsibleId, responsibleName, deadline };
    }
    case 'receive':
      return { stage: 'rectifying' };
    case 'rectify': {
      const { cost } = act.details as ActDetails['rectify'];
      return { stage: 'awaitingVerification', pending: null, cost: cost === null ? before.cost : (before.cost ?? 0) + cost };
    }
    case 'verify':
      return (act.details as ActDetails['verify']).passed ? { stage: 'closed', closedDay: act.day } : { stage: 'rectifying' };
    case 'requestExtension':
      return { pending: 'extension' };
    case 'decideExtension': {
      const { granted, deadline } = act.details as ActDetails['decideExtension'];
      return granted ? { pending: null, deadline } : { pending: null };
    }
  }
}
