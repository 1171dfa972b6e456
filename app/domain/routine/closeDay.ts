import { addDays } from '../shared/day';
import { listOf, partsOf } from '../shared/stored';
import { dayOf } from '../shared/instant';
import { furtherFindings, type FurtherReport, type PostDay } from './postDays';
import { type Came, postDayState } from './state';
import { lastDayOf, type OfTurn } from './turn';
import type { AnswerResult, CheckRecord, PostDayState } from './types';
import { worstState } from './workshopDay';

/** What a post owed and had done when its day ended. */
export interface DayClose {
  readonly postId: string;
  readonly workshopId: string;
  readonly state: PostDayState;
  readonly dueItems: number;
  readonly answeredItems: number;
  readonly findings: number;
  /** The record as it stood, corrections of the same day included. */
  readonly recordId: string | null;
  /** The same for each shift; null of a day without shifts. */
  readonly turns: readonly TurnClose[] | null;
}

/** What a shift owed and had done when it was over. */
export interface TurnClose extends Omit<DayClose, 'postId' | 'workshopId' | 'turns'> {
  readonly turn: string;
  readonly name: string;
}

/** Reads what is frozen of the shifts of a day. */
export const readTurnCloses = (stored: unknown): readonly TurnClose[] | null =>
  Array.isArray(stored) ? listOf(stored, (one) => ({ turn: '', name: '', state: 'nothingDue', dueItems: 0, answeredItems: 0, findings: 0, recordId: null, ...partsOf<TurnClose>(one) })) : null;

/** The records of one post and day, or of a shift of it, that had come in before the day was over, by revision. */
export const recordsInTime = <R extends Pick<CheckRecord, 'day' | 'submittedAt'> & OfTurn>(records: readonly R[]): R[] =>
  records.filter(({ day, turn = '', submittedAt }) => dayOf(submittedAt) <= lastDayOf(day, turn));

/**
 * Freezes one post on one day, or in one shift of it, as it ended: what came in later (补录, a reason, a correction) does not change it, so
 * that closing late gives the same as closing at midnight. `records` are all revisions, `answers` those of the last in time;
 * `further` are the 后续报告 of the day, whose findings count too.
 */
export function closePostDay(
  { postId, workshopId, day, turn = '', kind, dueItemIds, lastChance }: Pick<PostDay, 'postId' | 'workshopId' | 'day' | 'kind' | 'dueItemIds' | 'lastChance'> & OfTurn,
  records: readonly (Pick<CheckRecord, 'id'> & Came)[],
  answers: readonly { readonly itemId: string; readonly result: AnswerResult }[],
  further: readonly (Pick<FurtherReport, 'day' | 'submittedAt' | 'findings'> & OfTurn)[] = [],
): Omit<DayClose, 'turns'> {
  const inTime = recordsInTime(records);
  const owed = new Set(dueItemIds);
  const answeredItems = answers.filter(({ itemId }) => owed.has(itemId)).length;
  return {
    postId,
    workshopId,
    state: postDayState({ day, turn, today: addDays(lastDayOf(day, turn), 1), kind, dueCount: dueItemIds.length, lastChance, record: inTime[0] ?? null, explained: false }),
    // What could wait and was left out of the sheet was not due on this day.
    dueItems: inTime.length > 0 ? Math.max(lastChance, answeredItems) : dueItemIds.length,
    answeredItems,
    findings: answers.filter(({ result }) => result === 'nonconforming').length + furtherFindings(recordsInTime(further)),
    recordId: inTime.at(-1)?.id ?? null,
  };
}

/** The close of a post's day out of those of its shifts, in their order; of a day without shifts, the one there is. The state is the one that needs somebody most. */
export function closeOfTurns(closes: readonly (ReturnType<typeof closePostDay> & Pick<TurnClose, 'turn' | 'name'>)[]): DayClose {
  const [first, ...more] = closes;
  const { turn, name: _, ...whole } = first!;
  if (more.length === 0 && turn === '') return { ...whole, turns: null };
  const sum = (of: 'dueItems' | 'answeredItems' | 'findings'): number => closes.reduce((total, close) => total + close[of], 0);
  return {
    postId: whole.postId, workshopId: whole.workshopId, state: worstState(closes.map(({ state }) => state)), dueItems: sum('dueItems'), answeredItems: sum('answeredItems'), findings: sum('findings'),
    recordId: closes.findLast(({ recordId }) => recordId)?.recordId ?? null, turns: closes.map(({ postId: _post, workshopId: _workshop, ...close }) => close),
  };
}
