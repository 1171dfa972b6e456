import { decided, type Decision, refused } from '../shared/decision';
import { type AnswersRefusal, type CompleteAnswers, completeAnswers, type DueItem, type GivenAnswer, sameAnswer, saysNothing, type TakenRefusal } from './answers';
import type { Answer, CheckRecord } from './types';

/** A correction as somebody wants to make it. */
export interface Correction {
  readonly answers: readonly GivenAnswer[];
  readonly zeroRisk: boolean;
  readonly reason: string;
}

export type CorrectRefusal =
  | AnswersRefusal
  | { readonly code: 'notFound' }
  | { readonly code: 'reasonMissing' }
  | { readonly code: 'correctedMeanwhile'; readonly recordId: string; readonly number: string; readonly by: string }
  | { readonly code: 'nothingChanged' }
  | { readonly code: 'furtherStands' }
  | TakenRefusal
  | { readonly code: 'keyInUse' }
  | { readonly code: 'photoUnknown' };

/**
 * Whether a record may be corrected (更正): only the latest revision, with a reason, and with something changed. The
 * items stay those of the first record. A 后续报告 stands as it came. What was found is never taken back: `opened` are items whose hazard exists.
 */
export function correct(
  record: Pick<CheckRecord, 'id' | 'zeroRisk' | 'further'>,
  latest: Pick<CheckRecord, 'id' | 'number' | 'personName'>,
  items: readonly DueItem[],
  before: readonly Answer[],
  opened: readonly string[],
  correction: Correction,
): Decision<CompleteAnswers & { readonly newFindings: CompleteAnswers['findings'] }, CorrectRefusal> {
  if (record.further > 0) return refused({ code: 'furtherStands' });
  if (latest.id !== record.id) return refused({ code: 'correctedMeanwhile', recordId: latest.id, number: latest.number, by: latest.personName });
  if (saysNothing(correction.reason)) return refused({ code: 'reasonMissing' });
  const complete = completeAnswers(items, correction.answers, correction.zeroRisk);
  if (!complete.ok) return complete;
  const old = new Map(before.map((answer) => [answer.itemId, answer]));
  const same = complete.fact.answers.every((answer) => sameAnswer(answer, old.get(answer.itemId)));
  if (same && complete.fact.zeroRisk === record.zeroRisk) return refused({ code: 'nothingChanged' });
  return decided({ ...complete.fact, newFindings: complete.fact.findings.filter(({ item }) => !opened.includes(item.id)) });
}
