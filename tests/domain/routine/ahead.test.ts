import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkingCalendar } from '~/domain/routine/calendar';
import { duesAhead, PERIOD_FREQUENCIES } from '~/domain/routine/ahead';
import { dueSheet, type PeriodAnswer } from '~/domain/routine/due';
import { addDays, day, daysFrom } from '~/domain/shared/day';

const CALENDAR: WorkingCalendar = { stops: [], weeks: [{ from: day('2020-01-01'), weekdays: [1, 2, 3, 4, 5], worksOnHolidays: false }] };
const item = (frequency: 'week' | 'month' | 'day' | 'year' | 'quarter' | 'halfYear', lineId = frequency) => ({ postId: 'p', workshopId: 'w', lineId, frequency });
const answer = (frequency: 'week' | 'month', on: string): PeriodAnswer => ({ postId: 'p', lineId: frequency, frequency, day: day(on), receivedOn: day(on) });

describe('what is due ahead of checks that are not daily', () => {
  it('is the last working day of each period, and of none that was answered', () => {
    const from = day('2026-11-18');
    const due = (answers: readonly PeriodAnswer[]) => duesAhead([item('week'), item('month'), item('day')], answers, CALENDAR, from, day('2026-12-06')).map(({ day: on, frequency }) => `${on} ${frequency}`);
    expect(due([])).toEqual(['2026-11-20 week', '2026-11-27 week', '2026-12-04 week', '2026-11-30 month']);
    expect(due([answer('week', '2026-11-17'), answer('month', '2026-11-02')])).toEqual(['2026-11-27 week', '2026-12-04 week']);
    expect(due([answer('week', '2026-11-13')])[0]).toBe('2026-11-20 week');
  });

  it('agrees with the sheet of that day: what is due then can wait no longer there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.subarray([...PERIOD_FREQUENCIES], { minLength: 1 }), (offset, frequencies) => {
        const from = addDays(day('2026-01-01'), offset);
        const items = frequencies.map((frequency) => item(frequency));
        const dues = duesAhead(items, [], CALENDAR, from, addDays(from, 41));
        for (const on of daysFrom(from, addDays(from, 41))) {
          const sheet = dueSheet(items, on, CALENDAR, []);
          expect(sheet.lastChance).toBe(dues.filter((one) => one.day === on).reduce((sum, one) => sum + one.items, 0));
        }
      }),
      { numRuns: 20 },
    );
  });
});
