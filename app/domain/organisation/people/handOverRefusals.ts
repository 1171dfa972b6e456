import type { RefusalTexts } from '../../shared/refusal';
import { ORGANISATION_REFUSALS, type OrganisationRefusal } from '../refusals';
import type { MatterProblem } from './handOver';

/** Why nothing of what a person leaves behind was handed over. */
export type HandOverRefusal =
  | Extract<OrganisationRefusal, { readonly code: 'notFound' | 'personLeft' | 'beforeJoined' | 'actedLater' }>
  | { readonly code: 'nothingToHandOver'; readonly name: string }
  | { readonly code: 'handOverWrong'; readonly problems: readonly MatterProblem[] }
  | { readonly code: 'planMoved' };

/** Field of a form that says who is to have a matter. */
export const TO_OF_ROW = 'to~';

/** What a person reads when nothing is handed over; what is wrong with a matter stands at its field. */
export const HAND_OVER_REFUSALS: RefusalTexts<HandOverRefusal> = {
  notFound: ORGANISATION_REFUSALS.notFound,
  personLeft: ORGANISATION_REFUSALS.personLeft,
  beforeJoined: ORGANISATION_REFUSALS.beforeJoined,
  actedLater: ORGANISATION_REFUSALS.actedLater,
  nothingToHandOver: ({ name }) => ({ status: 409, sentence: `${name}名下没有要移交的风险项、隐患、决议或岗位。` }),
  handOverWrong: ({ problems }) => ({
    status: 422, sentence: `没有移交任何一项：有 ${problems.length} 处需要改正。`, also: problems.map(({ key, sentence }) => ({ status: 422, field: `${TO_OF_ROW}${key}`, sentence }) as const),
  }),
  planMoved: () => ({ status: 409, sentence: '预览之后情况有了变化（例如新登记了隐患），没有移交。请重新预览，核对后再确认。' }),
};
