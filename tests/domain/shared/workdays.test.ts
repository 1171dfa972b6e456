import { describe, expect, it } from 'vitest';
import { addDays, day, daysFrom } from '~/domain/shared/day';
import { isWorkday, workdaysAfter, workdaysUntil } from '~/domain/shared/workdays';

describe('public working days', () => {
  it('leave out weekends and holidays, and count days worked in exchange', () => {
    // 1 to 7 October are off, Saturday the 10th is worked
    expect(workdaysAfter(day('2026-09-30'), 1)).toEqual({ day: '2026-10-08', unknownYears: [] });
    expect(workdaysAfter(day('2026-09-30'), 3)).toEqual({ day: '2026-10-10', unknownYears: [] });
    expect(workdaysAfter(day('2026-09-30'), 4)).toEqual({ day: '2026-10-12', unknownYears: [] });
    expect(workdaysUntil(day('2026-09-30'), day('2026-10-12'))).toBe(4);
    expect(workdaysUntil(day('2026-10-12'), day('2026-09-30'))).toBe(0);
  });

  it('say of a count into a year without its arrangement that the day may still move', () => {
    expect(workdaysAfter(day('2026-12-30'), 1).unknownYears).toEqual([]);
    expect(workdaysAfter(day('2026-12-30'), 5).unknownYears).toEqual([2027]);
    const entered = [{ year: 2027, from: day('2026-11-01'), holidays: { '2027-01-01': '元旦', '2027-01-04': '元旦' }, makeUpDays: {} }];
    expect(workdaysAfter(day('2026-12-31'), 1)).toEqual({ day: '2027-01-04', unknownYears: [2027] });
    expect(workdaysAfter(day('2026-12-31'), 1, entered)).toEqual({ day: '2027-01-05', unknownYears: [] });
  });

  it('end on a working day, with as many in between as were asked for, from whatever day', () => {
    for (const from of daysFrom(day('2026-01-01'), day('2026-12-31'))) {
      for (const count of [1, 5, 15]) {
        const { day: end } = workdaysAfter(from, count);
        expect([from, count, isWorkday(end), workdaysUntil(from, end)]).toEqual([from, count, true, count]);
        expect(workdaysUntil(from, addDays(end, -1))).toBe(count - 1);
      }
    }
  });
});
