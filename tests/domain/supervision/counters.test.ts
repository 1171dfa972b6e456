import { describe, expect, it } from 'vitest';
import { addDays, day } from '~/domain/shared/day';
import { countedFrom, countersOf } from '~/domain/supervision/counters';

const TODAY = day('2026-11-18');
const major = (on: string) => ({ risk: 'major' as const, day: day(on) });

describe('what a bureau found at a factory', () => {
  it('reaches 特别监管 with the third 重大 within 24 months, and not with one of 24 months and a day', () => {
    const two = [major('2026-11-18'), major('2025-06-01')];
    expect(countersOf(two, TODAY)).toMatchObject({ major: 2, special: false });
    expect(countersOf([...two, major('2024-11-18')], TODAY)).toMatchObject({ from: '2024-11-18', major: 3, special: true });
    expect(countersOf([...two, major('2024-11-17')], TODAY)).toMatchObject({ major: 2, special: false });
    expect(countersOf([...two, major('2024-11-18')], addDays(TODAY, 1))).toMatchObject({ major: 2, special: false });
  });

  it('reaches 重点监管 with one 较大, and a 重大 is none of those', () => {
    expect(countersOf([{ risk: 'considerable', day: TODAY }], TODAY)).toMatchObject({ considerable: 1, key: true, special: false });
    expect(countersOf([major('2026-11-18')], TODAY)).toMatchObject({ considerable: 0, key: false });
  });

  it('is not counted before its day has come', () => {
    expect(countersOf([major('2026-11-19')], TODAY).major).toBe(0);
  });

  it('looks back to the last of a month that has no such day', () => {
    expect(countedFrom(day('2028-02-29'))).toBe('2026-02-28');
    expect(countedFrom(day('2026-12-31'))).toBe('2024-12-31');
    expect(countedFrom(day('2026-03-01'))).toBe('2024-03-01');
  });
});
