import type { Day } from '../shared/day';
import type { OfTurn } from './turn';
import type { Answer, CheckRecord } from './types';

/** The series a record's number is reserved from: one for each year. */
export const checkSeries = (day: Day): string => `check-${day.slice(0, 4)}`;

/** A 日管控 record's number for life: `RG-2026-000123`. */
export const checkNumber = (day: Day, serial: number): string => `RG-${day.slice(0, 4)}-${String(serial).padStart(6, '0')}`;

/** What the hash of a record is taken over: everything but the hash, with the answers in the order of the list. What a record has not (it is older, no 后续报告, or of a day without shifts) is no part of it. */
export function recordContent({ turn = '', turnName, further, furtherBecause, openedAt, signedAt, seconds, plate, inPlaceOf, ...record }: Omit<CheckRecord, 'contentHash' | 'turn'> & OfTurn, answers: readonly Answer[]): unknown {
  const kept = Object.entries({ openedAt, signedAt, seconds, plate, inPlaceOf }).filter(([, value]) => value !== null && value !== undefined);
  return {
    ...record,
    ...Object.fromEntries(kept),
    ...(turn === '' ? {} : { turn, turnName }),
    ...(further > 0 ? { further, furtherBecause } : {}),
    answers: answers.map(({ itemId, result, description, immediateMeasure, photos, values, product, seconds, spot }) => ({
      itemId, result, description, immediateMeasure, photos, ...(values ? { values, product: product ?? '' } : {}), ...(typeof seconds === 'number' ? { seconds } : {}), ...(spot ? { spot } : {}),
    })),
  };
}
