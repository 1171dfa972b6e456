import { type Asked, askedOf, byLabel, isOut, type Limits, limitsFor, type Measurement } from '../risk/list/measurements';
import type { Day } from '../shared/day';

/** What was measured of an item at one check, with what its version of the list asked for. */
export interface MeasuredRow {
  readonly lineId: string;
  readonly postId: string;
  readonly recordId: string;
  readonly number: string;
  readonly day: Day;
  /** The shift, as its records name it; left out, the day as a whole. */
  readonly turn?: string;
  readonly further: number;
  readonly revision: number;
  readonly product: string | null;
  readonly values: readonly number[] | null;
  readonly measurements: readonly Measurement[] | null;
}

/** One number as it was measured, with the limits that held for it. */
export interface MeasuredValue extends Limits {
  readonly day: Day;
  readonly recordId: string;
  readonly number: string;
  readonly product: string;
  readonly value: number;
  readonly out: boolean;
}

/** What was measured under one label, the oldest first. */
export interface LastOfLabel extends Pick<Asked, 'label' | 'unit' | 'decimals'> {
  readonly values: readonly MeasuredValue[];
}

/** So many of the last numbers make the small line. */
export const LAST_SHOWN = 10;

const placeOf = ({ day, turn = '' }: MeasuredRow): string => `${day} ${turn}`;

/** Rows as they stand: of each check its last revision, the oldest first. */
function standing(rows: readonly MeasuredRow[]): MeasuredRow[] {
  const newest = new Map<string, MeasuredRow>();
  for (const row of rows) {
    const of = `${row.lineId} ${row.postId} ${row.day} ${row.turn ?? ''} ${row.further}`;
    if ((newest.get(of)?.revision ?? -1) < row.revision) newest.set(of, row);
  }
  return [...newest.values()].sort((a, b) => (placeOf(a) === placeOf(b) ? a.further - b.further : placeOf(a) < placeOf(b) ? -1 : 1));
}

/** All numbers of an item by label, as far as its list of today asks for them; numbers of an earlier list keep the limits they were judged by. */
export function valuesByLabel(rows: readonly MeasuredRow[], measurements: readonly Measurement[]): LastOfLabel[] {
  const all = standing(rows).flatMap((row) => byLabel(askedOf(row.measurements ?? []), row.values ?? []).map((part) => ({ row, ...part })));
  return askedOf(measurements).flatMap(({ label, unit, decimals }) => {
    const values = all.filter(({ one }) => one.label === label && one.unit === unit).flatMap(({ row: { day, recordId, number, product }, one, values: own }) => {
      const limits = limitsFor(one, product ?? '');
      return own.map((value): MeasuredValue => ({ day, recordId, number, product: product ?? '', value, ...limits, out: isOut(limits, value) }));
    });
    return values.length === 0 ? [] : [{ label, unit, decimals, values }];
  });
}

/** The last numbers of each label. */
export const lastValuesOf = (rows: readonly MeasuredRow[], measurements: readonly Measurement[]): LastOfLabel[] =>
  valuesByLabel(rows, measurements).map((one) => ({ ...one, values: one.values.slice(-LAST_SHOWN) }));
