import type { Day } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import { dayOf, type Instant } from '../shared/instant';
import { type AnswersRefusal, type CompleteAnswers, completeAnswers, type DueItem, type GivenAnswer, judgedByLimits, reportedAnswers, saysNothing, type TakenRefusal } from './answers';
import type { DayKind } from './calendar';
import { isBackfill } from './state';
import { turnBegins } from './turn';
import { type CheckRecord, FURTHER_BECAUSE, type FurtherBecause } from './types';

/** What somebody wants to hand in for a post and day. */
export interface CheckSubmission {
  readonly day: Day;
  /** The shift; left out or '', the day as a whole. */
  readonly turn?: string;
  /** Version of the list the form was made from. */
  readonly versionId: string;
  readonly answers: readonly GivenAnswer[];
  /** An explicit 零风险报告. */
  readonly zeroRisk: boolean;
  /** Why an earlier day comes only now; unused where it was signed on that day. */
  readonly backfillReason: string;
}

/** How things stand when it comes in. */
export interface CheckSituation {
  readonly now: Instant;
  /** When the sheet was given out and signed, as far as its mark shows; missing without one. */
  readonly openedAt?: Instant | null;
  readonly signedAt?: Instant | null;
  readonly kind: DayKind;
  /** The list version of that day; null before the first. */
  readonly versionId: string | null;
  /** What the post owes that day. */
  readonly due: readonly DueItem[];
  /** Of these, what may wait for a later sheet; missing where nothing may. */
  readonly mayWait?: ReadonlySet<string>;
  /** The post's items in the list the form was made from, due or not; none where that list is unknown. */
  readonly listed: readonly DueItem[];
  /** The record that is there already. */
  readonly existing: Pick<CheckRecord, 'id' | 'number' | 'personName' | 'submittedAt'> | null;
}

export type SubmitRefusal =
  | AnswersRefusal
  | { readonly code: 'notFound' }
  | { readonly code: 'futureDay'; readonly day: Day }
  | { readonly code: 'beforeFirstVersion'; readonly day: Day }
  | { readonly code: 'stopDay'; readonly day: Day }
  | { readonly code: 'notBegun'; readonly turn: string }
  | { readonly code: 'nothingDue'; readonly day: Day }
  | { readonly code: 'listMoved' }
  | { readonly code: 'backfillReasonMissing'; readonly day: Day }
  | { readonly code: 'alreadySubmitted'; readonly recordId: string; readonly number: string; readonly by: string; readonly at: Instant }
  | TakenRefusal
  | { readonly code: 'keyInUse' }
  | { readonly code: 'signedByAnother' }
  | { readonly code: 'photoUnknown' };

/** What was handed in: the check of its day, or a 后续报告 with why it is none. */
export interface SubmittedAnswers extends CompleteAnswers {
  readonly further: FurtherBecause | null;
}

/**
 * Whether a check may be handed in (提交), and what it then is: answers in order, findings, 零风险 or not. 不符合 is never refused: where the form
 * cannot be the check of its day, what it found is taken as a 后续报告, and a 补录 that found something is taken without its reason.
 */
export function submit(submission: CheckSubmission, situation: CheckSituation): Decision<SubmittedAnswers, SubmitRefusal> {
  const { day, answers, zeroRisk } = submission;
  const today = dayOf(situation.now);
  if (day > today) return refused({ code: 'futureDay', day });
  const refusal = whyNoCheck(submission, situation);
  if (refusal) {
    const because = FURTHER_BECAUSE.find((code) => code === refusal.code);
    const reported = because && reportedAnswers(situation.listed, answers);
    if (!because || !reported) return refused(refusal);
    return reported.ok ? decided({ ...reported.fact, further: because }) : reported;
  }
  const found = judgedByLimits(situation.due, answers).some(({ result }) => result === 'nonconforming');
  if (isBackfill({ ...situation, day, turn: submission.turn, submittedAt: situation.now }) && !found && saysNothing(submission.backfillReason)) return refused({ code: 'backfillReasonMissing', day });
  const complete = completeAnswers(situation.due, answers, zeroRisk, situation.mayWait);
  return complete.ok ? decided({ ...complete.fact, further: null }) : complete;
}

/** What stands against a form as the check of its day, whatever it says. */
function whyNoCheck({ day, turn = '', versionId }: CheckSubmission, { existing, versionId: current, kind, due, now, signedAt }: CheckSituation): SubmitRefusal | null {
  if (existing) return { code: 'alreadySubmitted', recordId: existing.id, number: existing.number, by: existing.personName, at: existing.submittedAt };
  if (current === null) return { code: 'beforeFirstVersion', day };
  if (kind === 'stopped') return { code: 'stopDay', day };
  if ((signedAt ?? now) < (turnBegins(day, turn) ?? '')) return { code: 'notBegun', turn };
  if (due.length === 0) return { code: 'nothingDue', day };
  return versionId === current ? null : { code: 'listMoved' };
}
