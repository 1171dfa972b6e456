import { addDays } from '../shared/day';
import { dayOf } from '../shared/instant';
import { furtherFindings, type FurtherReport, type PostDay } from './postDays';
import { type Came, postDayState } from './state';
import type { AnswerResult, CheckRecord, PostDayState } from './types';

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
}

/** The records of one post and day that had come in before the day was over, by revision. */
export const recordsInTime = <R extends Pick<CheckRecord, 'day' | 'submittedAt'>>(records: readonly R[]): R[] =>
  records.filter(({ day, submittedAt }) => dayOf(submittedAt) <= day);

/**
 * Freezes one post on one day as the day ended: what came in later (补录, a reason, a correction) does not change it, so
 * that closing late gives the same as closing at midnight. `records` are all revisions, `answers` those of the last in time;
 * `further` are the 后续报告 of the day, whose findings count too.
 */
export function closePostDay(
  { postId, workshopId, day, kind, dueItemIds, lastChance }: Pick<PostDay, 'postId' | 'workshopId' | 'day' | 'kind' | 'dueItemIds' | 'lastChance'>,
  records: readonly (Pick<CheckRecord, 'id'> & Came)[],
  answers: readonly { readonly itemId: string; readonly result: AnswerResult }[],
  further: readonly Pick<FurtherReport, 'day' | 'submittedAt' | 'findings'>[] = [],
): DayClose {
  const inTime = recordsInTime(records);
  const owed = new Set(dueItemIds);
  return {
    postId,
    workshopId,
    state: postDayState({ day, today: addDays(day, 1), kind, dueCount: dueItemIds.length, lastChance, record: inTime[0] ?? null, explained: false }),
    dueItems: dueItemIds.length,
    answeredItems: answers.filter(({ itemId }) => owed.has(itemId)).length,
    findings: answers.filter(({ result }) => result === 'nonconforming').length + furtherFindings(recordsInTime(further)),
    recordId: inTime.at(-1)?.id ?? null,
  };
}
