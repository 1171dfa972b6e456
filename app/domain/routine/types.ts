import type { Day } from '../shared/day';
import type { Instant } from '../shared/instant';

/** 符合 / 不符合 / 不适用; nothing is ever preselected. */
export const ANSWER_RESULTS = ['conforming', 'nonconforming', 'notApplicable'] as const;
export type AnswerResult = (typeof ANSWER_RESULTS)[number];

export interface Answer {
  readonly itemId: string;
  readonly result: AnswerResult;
  /** What is wrong, or why it does not apply; empty with 符合, and in records older than the question also with 不适用. */
  readonly description: string;
  /** What was done at once; required with 不符合, empty otherwise. */
  readonly immediateMeasure: string;
  readonly photos: readonly string[];
  /** What was measured, in the order of the item's measurements, and the product whose limits held; missing where nothing was. */
  readonly values?: readonly number[] | null;
  readonly product?: string | null;
  /** How long the item was looked at, in seconds, as the phone says; missing where it said nothing. */
  readonly seconds?: number | null;
  /** The photo of the moment that this item was drawn for (抽拍); null or missing where it was not. */
  readonly spot?: SpotAnswer | null;
}

/** Photos of the moment, or why there is none; '' where nobody said. */
export interface SpotAnswer {
  readonly photos: readonly string[];
  readonly why: string;
}

/**
 * Why what somebody reports of a post and day is a 后续报告 and not the check of that day: one was handed in before, the list of the form is not that
 * of the day, nothing was owed, or the shift had not begun. 不符合 is taken all the same.
 */
export const FURTHER_BECAUSE = ['alreadySubmitted', 'listMoved', 'stopDay', 'nothingDue', 'beforeFirstVersion', 'notBegun'] as const;
export type FurtherBecause = (typeof FURTHER_BECAUSE)[number];

/** How somebody came to a sheet by the plate of its post: by scanning it, or by typing its code. Nothing is told of who opened it from a list. */
export const PLATES = ['scanned', 'typed'] as const;
export type PlateUse = (typeof PLATES)[number];

/** How the use of a plate is written before its code, or in a mark. */
export const PLATE_LETTERS: Readonly<Record<PlateUse, string>> = { scanned: 's', typed: 't' };

/** When a record was signed and when it came, against the day and time it was due: see `timelinessOf`. */
export type Timeliness = 'onTime' | 'late' | 'deliveredLater' | 'backfilled';

/**
 * How a post stands on a day: on time ●, late ◐, 按时检查、次日送达 ◉, 补录 ○, missed ✕, missed with a reason (excused) –,
 * a stop day, a day on which nothing was due, still open, or in the future.
 */
export type PostDayState = Timeliness | 'missed' | 'excused' | 'stopped' | 'nothingDue' | 'open' | 'future';

/** The same as screens show it at a moment of the day: what is open past its limit is no longer only 待检. */
export type ShownDayState = PostDayState | 'pastLimit';

export type GapKind = 'day' | 'week' | 'month';

/** The day's record as a whole, the weekly report, the monthly minutes. */
export type SignedPaper = 'daily' | 'weekly' | 'monthly';
/** In which capacity a paper was signed. */
export type SignatureCapacity = 'officer' | 'director' | 'principal';

export interface CheckRecord {
  readonly id: string;
  readonly number: string;
  readonly postId: string;
  readonly day: Day;
  /** Key of the shift (`turn.ts`), '' for the day as a whole, and what it was called. */
  readonly turn: string;
  readonly turnName: string | null;
  readonly versionId: string;
  readonly versionHash: string;
  readonly submissionKey: string;
  readonly personId: string;
  readonly personName: string;
  readonly personTitle: string;
  readonly postName: string;
  readonly workshopName: string;
  readonly dueAt: Instant;
  readonly submittedAt: Instant;
  readonly clientAt: Instant | null;
  /** When the server gave the sheet out; null where no mark of it came back. */
  readonly openedAt: Instant | null;
  /** When it was signed, bounded by `openedAt` and `submittedAt`; null without a mark. */
  readonly signedAt: Instant | null;
  /** How long the check took, in seconds; null where nobody knows. */
  readonly seconds: number | null;
  /** Whether the plate at the post was used to open the sheet; null where it was not, or nothing is known of the sheet. */
  readonly plate: PlateUse | null;
  /** Who holds the post, where whoever checked does not (代检): names, or '' where nobody does; null of a check by a holder, and of older records. */
  readonly inPlaceOf: string | null;
  readonly zeroRisk: boolean;
  readonly backfillReason: string | null;
  readonly correctsId: string | null;
  readonly correctionReason: string | null;
  readonly revision: number;
  /** 0 for the check of its post and day with its corrections, from 1 for a 后续报告 beside it. */
  readonly further: number;
  readonly furtherBecause: FurtherBecause | null;
  readonly contentHash: string;
}

/** A declared stop; `workshopId` null is the whole factory. */
export interface StopDays {
  readonly workshopId: string | null;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly reason: string;
}
