import { HAZARD_VERB_NAMES } from './words';
import type { Role } from '../organisation/types';
import type { Hazard, HazardVerb } from './types';

/** What happens next on the main line, and who must do it. */
export interface NextStep {
  readonly verb: HazardVerb;
  /** The act in words: 定级, 由质量安全总监确认重大定级 … */
  readonly act: string;
  /** The person named; null when it is for the roles. */
  readonly personId: string | null;
  readonly roles: readonly Role[];
  /** Who, as printed. */
  readonly who: string;
}

type StageOf = Pick<Hazard, 'stage' | 'pending' | 'responsibleId' | 'responsibleName'>;

const GRADERS: readonly Role[] = ['officer', 'director'];
const VERIFIERS: readonly Role[] = ['officer', 'director', 'principal', 'workshopHead'];

/** The next act of the main line; null when the hazard is closed. An open extension request stands beside it: see `hazard.pending`. */
export function nextStep(hazard: StageOf): NextStep | null {
  const named = { personId: hazard.responsibleId, roles: [], who: hazard.responsibleName };
  switch (hazard.stage) {
    case 'registered':
      return { verb: 'grade', act: HAZARD_VERB_NAMES.grade, personId: null, roles: GRADERS, who: '质量安全员或质量安全总监' };
    case 'graded':
      return hazard.pending === 'confirmation'
        ? { verb: 'grade', act: '确认重大定级', personId: null, roles: ['director'], who: '质量安全总监' }
        : { verb: 'notify', act: HAZARD_VERB_NAMES.notify, personId: null, roles: GRADERS, who: '质量安全员或质量安全总监' };
    case 'notified':
      return { verb: 'receive', act: '接收整改通知单', ...named };
    case 'rectifying':
      return { verb: 'rectify', act: '整改并提交整改结果', ...named };
    case 'awaitingVerification':
      return { verb: 'verify', act: HAZARD_VERB_NAMES.verify, personId: null, roles: VERIFIERS, who: '未参与整改的质量安全员、质量安全总监、主要负责人或车间主任' };
    case 'closed':
      return null;
  }
}
