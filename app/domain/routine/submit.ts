import type { Day } from '../shared/day';
import { type Decision, refused } from '../shared/decision';
import { dayOf, type Instant } from '../shared/instant';
import { type AnswersRefusal, type CompleteAnswers, completeAnswers, type DueItem, type GivenAnswer, saysNothing, type TakenRefusal } from './answers';
import type { DayKind } from './calendar';
import type { CheckRecord } from './types';

/** What somebody wants to hand in for a post and day. */
export interface CheckSubmission {
  readonly day: Day;
  /** Version of the list the form was made from. */
  readonly versionId: string;
  readonly answers: readonly GivenAnswer[];
  /** An explicit 零风险报告. */
  readonly zeroRisk: boolean;
  /** Why an earlier day comes only now; unused on the day itself. */
  readonly backfillReason: string;
}

/** How things stand when it comes in. */
export interface CheckSituation {
  readonly now: Instant;
  readonly kind: DayKind;
  /** The list version of that day; null before the first. */
  readonly versionId: string | null;
  /** What the post owes that day. */
  readonly due: readonly DueItem[];
  /** The record that is there already. */
  readonly existing: Pick<CheckRecord, 'id' | 'number' | 'personName' | 'submittedAt'> | null;
}

export type SubmitRefusal =
  | AnswersRefusal
  | { readonly code: 'notFound' }
  | { readonly code: 'futureDay'; readonly day: Day }
  | { readonly code: 'beforeFirstVersion'; readonly day: Day }
  | { readonly code: 'stopDay'; readonly day: Day }
  | { readonly code: 'nothingDue'; readonly day: Day }
  | { readonly code: 'listMoved' }
  | { readonly code: 'backfillReasonMissing'; readonly day: Day }
  | { readonly code: 'alreadySubmitted'; readonly recordId: string; readonly number: string; readonly by: string; readonly at: Instant }
  | TakenRefusal
  | { readonly code: 'keyInUse' }
  | { readonly code: 'signedByAnother' }
  | { readonly code: 'photoUnknown' };

/** Whether a check may be handed in (提交), and what it then is: answers in order, findings, 零风险 or not. */
export function submit(submission: CheckSubmission, situation: CheckSituation): Decision<CompleteAnswers, SubmitRefusal> {
  const { day } = submission;
  const today = dayOf(situation.now);
  if (day > today) return refused({ code: 'futureDay', day });
  const { existing } = situation;
  if (existing) return refused({ code: 'alreadySubmitted', recordId: existing.id, number: existing.number, by: existing.personName, at: existing.submittedAt });
  if (situation.versionId === null) return refused({ code: 'beforeFirstVersion', day });
  if (situation.kind === 'stopped') return refused({ code: 'stopDay', day });
  if (situation.due.length === 0) return refused({ code: 'nothingDue', day });
  if (submission.versionId !== situation.versionId) return refused({ code: 'listMoved' });
  if (day < today && saysNothing(submission.backfillReason)) return refused({ code: 'backfillReasonMissing', day });
  return completeAnswers(situation.due, submission.answers, submission.zeroRisk);
}
