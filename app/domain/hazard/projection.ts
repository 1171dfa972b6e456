import { projected } from '../story/acts';
import type { ActDetails, HazardAct, HazardProjection } from './types';

/** The part of an act that moves a hazard: when, and what. */
export type ProjectedAct = Pick<HazardAct, 'verb' | 'day' | 'details'>;

/** What the acts of one hazard, in their order, say it is now. The only source of the projection columns. Throws a RangeError when the story does not begin with its registration. */
export const projectHazard = (acts: readonly ProjectedAct[]): HazardProjection => projected<ProjectedAct, Omit<HazardProjection, 'version'>>(acts, registered, effectOf);

function registered({ verb, details }: ProjectedAct): Omit<HazardProjection, 'version'> | null {
  if (verb !== 'register') return null;
  const { responsibleId, responsibleName } = details as ActDetails['register'];
  return { responsibleId, responsibleName, stage: 'registered', grade: null, treatment: null, deadline: null, closedDay: null, pending: null, cost: null };
}

/** Which columns one act sets on a hazard as it was before. */
function effectOf(act: ProjectedAct, before: Omit<HazardProjection, 'version'>): Partial<HazardProjection> {
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
    case 'handOver': {
      const { responsibleId, responsibleName } = act.details as ActDetails['handOver'];
      return { responsibleId, responsibleName };
    }
  }
}
