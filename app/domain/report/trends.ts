import { type FindingRow, type PostDayRow, wasDue } from '../routine/period';
import { type Day, daysBetween, type Month, monthOf } from '../shared/day';

/** Months that are seen together. */
export const TREND_MONTHS = 6;
/** Risk points that are listed. */
export const TOP_POINTS = 10;

/** 岗次 of a month: what was due, and what of it was on time. */
export interface OnTime {
  readonly due: number;
  readonly onTime: number;
}

/** Due and on time in each of the months. */
export const onTimeOf = (rows: readonly PostDayRow[], months: readonly Month[]): OnTime[] =>
  months.map((month) => {
    const due = rows.filter((row) => monthOf(row.day) === month && wasDue(row.state));
    return { due: due.length, onTime: due.filter(({ state }) => state === 'onTime').length };
  });

/** How often something was found at a risk point of a post. */
export interface PointCount {
  readonly postId: string;
  readonly riskPoint: string;
  readonly count: number;
}

/** The risk points at which most was found, the most first; points that are called alike at another post are others. */
export function topPoints(findings: readonly FindingRow[], most: number): PointCount[] {
  const counts = new Map<string, PointCount>();
  for (const { postId, riskPoint } of findings) {
    const key = `${postId} ${riskPoint}`;
    counts.set(key, { postId, riskPoint, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, most);
}

/** How long hazards were open, in days from finding to 销号: the last has no end. */
export const CLOSING_SPANS = [
  { key: '0-3', upTo: 3, words: '3 天以内' },
  { key: '4-7', upTo: 7, words: '4 至 7 天' },
  { key: '8-15', upTo: 15, words: '8 至 15 天' },
  { key: '16-30', upTo: 30, words: '16 至 30 天' },
  { key: '31-', upTo: Number.POSITIVE_INFINITY, words: '30 天以上' },
] as const;
export type ClosingSpan = (typeof CLOSING_SPANS)[number]['key'];

interface Closed {
  readonly foundDay: Day;
  readonly closedDay: Day;
}

/** Days from finding to 销号. */
export const daysToClose = ({ foundDay, closedDay }: Closed): number => daysBetween(foundDay, closedDay);

export const closingSpanOf = (hazard: Closed): ClosingSpan => CLOSING_SPANS.find(({ upTo }) => daysToClose(hazard) <= upTo)!.key;

/** The middle one of the days to 销号, of two the mean; null of none: a mean would be drawn by one that lay for long. */
export function middleOf(hazards: readonly Closed[]): number | null {
  const days = hazards.map(daysToClose).sort((a, b) => a - b);
  const half = Math.floor(days.length / 2);
  if (days.length === 0) return null;
  return days.length % 2 === 1 ? days[half]! : (days[half - 1]! + days[half]!) / 2;
}
