import type { RiskItem } from '../risk/types';
import { decided, type Decision, refused } from '../shared/decision';
import { beyond, isFilledIn, type KeptValues, readTyped, type TypedValues, type ValuesRefusal } from './measured';
import type { Answer } from './types';

/** What the answering of an item needs to know of it. */
export type DueItem = Pick<RiskItem, 'id' | 'riskPoint' | 'position' | 'measurements'>;

/** An answer as it came from a form; `result` null while nothing was chosen. */
export interface GivenAnswer extends Omit<Answer, 'result' | 'values' | 'product'>, TypedValues {
  readonly result: Answer['result'] | null;
}

export type AnswersRefusal =
  | { readonly code: 'unanswered'; readonly items: readonly DueItem[] }
  | { readonly code: 'unknownItems'; readonly count: number }
  | { readonly code: 'answeredTwice'; readonly item: DueItem }
  | { readonly code: 'notApplicableUnexplained'; readonly item: DueItem }
  | { readonly code: 'descriptionMissing'; readonly item: DueItem }
  | { readonly code: 'measureMissing'; readonly item: DueItem; readonly out: readonly string[] }
  | ValuesRefusal<DueItem>
  | { readonly code: 'tooLong'; readonly item: DueItem; readonly field: 'description' | 'measure' | 'otherWhy'; readonly limit: number }
  | { readonly code: 'tooManyPhotos'; readonly item: DueItem; readonly limit: number }
  | { readonly code: 'zeroRiskUndeclared' }
  | { readonly code: 'nothingChecked' }
  | { readonly code: 'zeroRiskContradicted'; readonly count: number };

/** The form was taken before and comes again with something else in it. */
export interface TakenRefusal {
  readonly code: 'takenBefore';
  readonly recordId: string;
  readonly number: string;
}

/** Characters of a description or measure. */
export const WORDS_LIMIT = 1000;
/** Photos of one answer. */
export const PHOTOS_LIMIT = 9;

const EMPTY_WORDS = /^(无|没有|沒有|暂无|暂时没有|无问题|没问题|没有问题|无异常|正常|良好|不详|略|同上|未知|其他|none|no|na|ok)*$/i;

/** Whether a text says nothing: blank, punctuation, or one of the words by which people say "nothing" (无, 没有, 同上 …). */
export const saysNothing = (text: string): boolean => EMPTY_WORDS.test(text.replace(/[\s\p{P}\p{S}]/gu, '')) || /^[a-z0-9]$/i.test(text.trim());

const NONE: ReadonlySet<string> = new Set();

/** The answers of a record, complete and in the order of the list. */
export interface CompleteAnswers {
  readonly answers: readonly Answer[];
  readonly findings: readonly { readonly item: DueItem; readonly answer: Answer }[];
  readonly zeroRisk: boolean;
}

/**
 * Whether every item owed is answered exactly once; 不符合 with what is wrong and what was done at once, 不适用 with why, in words that
 * say something. What `mayWait` may be left out, beside others. Nothing is ever assumed.
 */
export function saidOf(items: readonly DueItem[], given: readonly GivenAnswer[], mayWait: ReadonlySet<string>): Decision<Omit<CompleteAnswers, 'zeroRisk'>, AnswersRefusal> {
  const known = new Map(items.map((item) => [item.id, item]));
  const unknown = given.filter(({ itemId }) => !known.has(itemId));
  if (unknown.length > 0) return refused({ code: 'unknownItems', count: unknown.length });
  const byItem = new Map<string, GivenAnswer & Pick<Answer, 'result'>>();
  for (const answer of judgedByLimits(items, given)) {
    if (answer.result === null) continue;
    if (byItem.has(answer.itemId)) return refused({ code: 'answeredTwice', item: known.get(answer.itemId)! });
    byItem.set(answer.itemId, { ...answer, result: answer.result });
  }
  const blank = items.filter(({ id }) => !byItem.has(id) && (byItem.size === 0 || !mayWait.has(id)));
  if (blank.length > 0) return refused({ code: 'unanswered', items: blank });
  const answers: Answer[] = [];
  const findings: { item: DueItem; answer: Answer }[] = [];
  for (const item of [...items].sort((a, b) => a.position - b.position)) {
    const said = byItem.get(item.id);
    if (!said) continue;
    const measured = valuesOf(item, said);
    if (!measured.ok) return measured;
    const answer = asRecorded(said, measured.fact);
    const found = answer.result === 'nonconforming';
    const refusal = found ? findingRefusal(item, answer, beyond(item, said)) : answer.result === 'notApplicable' ? reasonRefusal(item, answer) : null;
    if (refusal) return refused(refusal);
    answers.push(answer);
    if (found) findings.push({ item, answer });
  }
  return decided({ answers, findings });
}

/**
 * The answers of a check: as `saidOf`, and 零风险 declared in so many words when nothing is 不符合, and only then. Where nothing applied nothing was
 * checked (本班未生产), and no 零风险 can be declared. What `mayWait` for a later sheet is no part of the record where it is left out.
 */
export function completeAnswers(items: readonly DueItem[], given: readonly GivenAnswer[], zeroRisk: boolean, mayWait: ReadonlySet<string> = NONE): Decision<CompleteAnswers, AnswersRefusal> {
  const said = saidOf(items, given, mayWait);
  if (!said.ok) return said;
  const { answers, findings } = said.fact;
  if (answers.every(({ result }) => result === 'notApplicable')) return zeroRisk ? refused({ code: 'nothingChecked' }) : decided({ answers, findings, zeroRisk });
  if (findings.length === 0 && !zeroRisk) return refused({ code: 'zeroRiskUndeclared' });
  if (findings.length > 0 && zeroRisk) return refused({ code: 'zeroRiskContradicted', count: findings.length });
  return decided({ answers, findings, zeroRisk });
}

/**
 * What a form reports where it cannot be the check of its day: whatever was answered, 不符合 in words that say something. Null where nothing is
 * 不符合, so that there is nothing to report. `items` are those of the list the form was made from.
 */
export function reportedAnswers(items: readonly DueItem[], given: readonly GivenAnswer[]): Decision<CompleteAnswers, AnswersRefusal> | null {
  const answered = judgedByLimits(items, given).filter(({ result }) => result !== null);
  if (!answered.some(({ result }) => result === 'nonconforming')) return null;
  const said = new Set(answered.map(({ itemId }) => itemId));
  return completeAnswers(items.filter(({ id }) => said.has(id)), answered, false);
}

/**
 * Answers with what the limits say: a number out of its limits is 不符合 by itself, whatever was chosen, and is what is wrong where nobody wrote more.
 * What nobody answered stays open, unless a number of it is out.
 */
export function judgedByLimits(items: readonly DueItem[], given: readonly GivenAnswer[]): GivenAnswer[] {
  const known = new Map(items.map((item) => [item.id, item]));
  return given.map((answer) => {
    const item = known.get(answer.itemId);
    const out = item?.measurements && answer.result !== 'notApplicable' ? beyond(item, answer) : [];
    return out.length === 0 ? answer : { ...answer, result: 'nonconforming', description: saysNothing(answer.description) ? out.join('；') : answer.description };
  });
}

/** The numbers of an answer; where the item does not apply none may be there. */
function valuesOf(item: DueItem, answer: GivenAnswer): Decision<KeptValues, ValuesRefusal<DueItem>> {
  if (answer.result !== 'notApplicable') return readTyped(item, answer);
  return item.measurements && isFilledIn(answer) ? refused({ code: 'valuesUnused', item }) : decided({});
}

/** An answer as a record keeps it: measure and photos belong to 不符合 alone, words to 不适用 too, where they say why; a photo counts once. */
function asRecorded({ itemId, result, description, immediateMeasure, photos, seconds }: GivenAnswer & Pick<Answer, 'result'>, measured: KeptValues): Answer {
  const found = result === 'nonconforming';
  return {
    itemId, result, description: result === 'conforming' ? '' : description.trim(), immediateMeasure: found ? immediateMeasure.trim() : '', photos: found ? [...new Set(photos)] : [],
    ...measured, ...(typeof seconds === 'number' ? { seconds } : {}),
  };
}

/** Whether two answers to an item say the same. */
export const sameAnswer = (a: Answer, b: Answer | undefined): boolean =>
  !!b && a.result === b.result && a.description === b.description && a.immediateMeasure === b.immediateMeasure && a.photos.join() === b.photos.join()
  && (a.values ?? []).join() === (b.values ?? []).join() && (a.product ?? '') === (b.product ?? '');

/** Whether a form that comes in once more says what its record says. One with numbers has its receipt, and never comes to be compared here. */
export function saysTheSame(given: readonly GivenAnswer[], recorded: readonly Answer[]): boolean {
  const kept = new Map(recorded.map((answer) => [answer.itemId, answer]));
  const answered = given.filter(({ result }) => result !== null);
  return answered.length === kept.size && answered.every(({ result, ...rest }) => result !== null && sameAnswer(asRecorded({ ...rest, result }, {}), kept.get(rest.itemId)));
}

function reasonRefusal(item: DueItem, { description }: Answer): AnswersRefusal | null {
  if (saysNothing(description)) return { code: 'notApplicableUnexplained', item };
  return description.length > WORDS_LIMIT ? { code: 'tooLong', item, field: 'otherWhy', limit: WORDS_LIMIT } : null;
}

function findingRefusal(item: DueItem, { description, immediateMeasure, photos }: Answer, out: readonly string[]): AnswersRefusal | null {
  if (saysNothing(description)) return { code: 'descriptionMissing', item };
  if (saysNothing(immediateMeasure)) return { code: 'measureMissing', item, out };
  if (description.length > WORDS_LIMIT) return { code: 'tooLong', item, field: 'description', limit: WORDS_LIMIT };
  if (immediateMeasure.length > WORDS_LIMIT) return { code: 'tooLong', item, field: 'measure', limit: WORDS_LIMIT };
  return photos.length > PHOTOS_LIMIT ? { code: 'tooManyPhotos', item, limit: PHOTOS_LIMIT } : null;
}
