import type { Day } from '../../shared/day';
import { partsOf, UNDATED } from '../../shared/stored';

/** Where the limit of a criterion was compared with a copy of the text that is not the official one. */
export interface LimitReading {
  readonly standard: string;
  readonly clause: string;
  /** What was read: 官方文本的非官方副本, 抄录的章节或前言. */
  readonly text: string;
  readonly reader: string;
  readonly on: Day;
}

/** Reads a stored reading. */
export const readLimitReading = (stored: unknown): LimitReading => ({ standard: '', clause: '', text: '', reader: '', on: UNDATED, ...partsOf<LimitReading>(stored) });

/**
 * How well a criterion is known: 未核对, 已对照副本 (the text was read, the copy is unofficial), 已核对 (somebody of the
 * factory, or an editor, read it at its source and says where). Only the last is ever called verified.
 */
export type LimitState = 'unverified' | 'copyRead' | 'verified';

export const LIMIT_STATE_NAMES: Readonly<Record<LimitState, string>> = { unverified: '未核对', copyRead: '已对照副本', verified: '已核对' };

/** What is known of a criterion; records made before copies were told have no reading. */
export interface KnownLimit {
  readonly limitVerified: boolean;
  readonly limitReading?: LimitReading | null;
}

export const limitStateOf = ({ limitVerified, limitReading }: KnownLimit): LimitState => (limitVerified ? 'verified' : limitReading ? 'copyRead' : 'unverified');

/** The mark beside a criterion on paper; empty where nothing has to be said. */
export const limitMark = (limit: KnownLimit): string => (limit.limitVerified ? '' : `〔${LIMIT_STATE_NAMES[limitStateOf(limit)]}〕`);

/** Who compared what, when, in one line. */
export const readingWords = ({ standard, clause, text, reader, on }: LimitReading): string => `${standard} ${clause}（${text}，${reader} ${on}）`;

/** How well a criterion is known and where that was read, in one line. */
export const limitWords = ({ limitVerified, criterionStandard, limitReading }: Required<KnownLimit> & { readonly criterionStandard: string }): string => {
  if (limitVerified) return `${LIMIT_STATE_NAMES.verified}：${criterionStandard}`;
  return limitReading ? `${LIMIT_STATE_NAMES.copyRead}：${readingWords(limitReading)}` : LIMIT_STATE_NAMES.unverified;
};

/** A criterion with what it holds for: a grade, a class, `only if fitted`. */
export const criterionWords = ({ criterion, criterionCondition = '' }: { readonly criterion: string; readonly criterionCondition?: string }): string =>
  criterion && criterionCondition ? `〔适用：${criterionCondition}〕${criterion}` : criterion;
