import fc from 'fast-check';
import { isWorkday } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { dayKind, calendarKnown, type WorkingCalendar } from '~/domain/routine/calendar';
import { isWorkday as isPublicWorkingDay } from '~/domain/shared/workdays';
import { dueAt, dueItems, isDue, postStands, versionOn } from '~/domain/routine/due';
import { FREQUENCIES, type Frequency } from '~/domain/risk/types';
import { addDays, type Day, day, daysFrom, weekdayOf } from '~/domain/shared/day';
import { weekOf } from '~/domain/shared/week';

const NO_STOPS: WorkingCalendar = { stops: [] };
const stop = (workshopId: string | null, from: string, to: string): WorkingCalendar => ({
  stops: [{ workshopId, fromDay: day(from), toDay: day(to), reason: '设备大修' }],
});
const dueDays = (frequency: Frequency, from: string, to: string, calendar = NO_STOPS): Day[] =>
  daysFrom(day(from), day(to)).filter((on) => isDue(frequency, on, 'w1', calendar));

describe('the working calendar', () => {
  it('agrees with the public data set on every day of 2026', () => {
    for (const on of daysFrom(day('2026-01-01'), day('2026-12-31'))) expect([on, isPublicWorkingDay(on)]).toEqual([on, isWorkday(on)]);
  });

  it('works the make-up Saturdays and Sundays of 2026 and rests in the holidays', () => {
    expect(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].every((text) => isPublicWorkingDay(day(text)))).toBe(true);
    expect(daysFrom(day('2026-10-01'), day('2026-10-07')).some((on) => isPublicWorkingDay(on))).toBe(false);
  });

  it('falls back to Monday to Friday in a year whose calendar is not known, and knows that it does', () => {
    expect(calendarKnown(day('2026-11-21'))).toBe(true);
    expect(calendarKnown(day('2031-10-01'))).toBe(false);
    for (const on of daysFrom(day('2031-01-01'), day('2031-12-31'))) expect(isPublicWorkingDay(on)).toBe(weekdayOf(on) <= 5);
  });

  it('keeps a stop of one workshop from the others, and one of the factory from none', () => {
    const one = stop('w1', '2026-11-18', '2026-11-19');
    expect(dayKind(one, day('2026-11-18'), 'w1')).toBe('stopped');
    expect(dayKind(one, day('2026-11-18'), 'w2')).toBe('working');
    expect(dayKind(one, day('2026-11-20'), 'w1')).toBe('working');
    expect(dayKind(stop(null, '2026-11-18', '2026-11-18'), day('2026-11-18'), 'w2')).toBe('stopped');
  });
});

describe('what is due', () => {
  it('gives the table of October 2026 as counted by hand', () => {
    expect(dueDays('day', '2026-10-01', '2026-10-31')).toEqual(
      ['08', '09', '10', '12', '13', '14', '15', '16', '19', '20', '21', '22', '23', '26', '27', '28', '29', '30'].map((date) => `2026-10-${date}`),
    );
    expect(dueDays('week', '2026-10-01', '2026-10-31')).toEqual(['2026-10-08', '2026-10-12', '2026-10-19', '2026-10-26']);
    expect(dueDays('month', '2026-10-01', '2026-10-31')).toEqual(['2026-10-08']);
    expect(dueDays('quarter', '2026-10-01', '2026-10-31')).toEqual(['2026-10-08']);
    expect(dueDays('halfYear', '2026-10-01', '2026-10-31')).toEqual([]);
    expect(dueDays('year', '2026-01-01', '2026-12-31')).toEqual(['2026-01-04']);
    expect(dueDays('event', '2026-01-01', '2026-12-31')).toEqual([]);
  });

  it('moves a weekly item to the first day after a stop, and drops it when the whole week stands still', () => {
    expect(dueDays('week', '2026-11-16', '2026-11-22', stop('w1', '2026-11-16', '2026-11-17'))).toEqual(['2026-11-18']);
    expect(dueDays('week', '2026-11-16', '2026-11-22', stop(null, '2026-11-16', '2026-11-22'))).toEqual([]);
  });

  it('lays each workshop over its own stops', () => {
    const items = [{ id: 'a', frequency: 'day' as const, workshopId: 'w1' }, { id: 'b', frequency: 'day' as const, workshopId: 'w2' }];
    expect(dueItems(items, day('2026-11-18'), stop('w1', '2026-11-18', '2026-11-18')).map(({ id }) => id)).toEqual(['b']);
  });

  it('never makes anything due on a day of rest or a stop, and a week has one weekly day at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 20 }), fc.constantFrom(...FREQUENCIES), (offset, length, frequency) => {
        const from = addDays(day('2026-01-01'), offset);
        const calendar = stop('w1', from, addDays(from, length));
        const week = weekOf(addDays(from, length));
        const due = daysFrom(week.start, week.end).filter((on) => isDue(frequency, on, 'w1', calendar));
        expect(due.every((on) => dayKind(calendar, on, 'w1') === 'working')).toBe(true);
        if (frequency !== 'day') expect(due.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is counted on time until the post’s own hour in Shanghai', () => {
    expect(dueAt({ dueTime: '18:00' }, day('2026-11-18'))).toBe('2026-11-18T10:00:00.000Z');
  });

  it('owes nothing at a post from the day it was closed', () => {
    expect(postStands({ closedOn: day('2026-11-18') }, day('2026-11-17'))).toBe(true);
    expect(postStands({ closedOn: day('2026-11-18') }, day('2026-11-18'))).toBe(false);
  });
});

describe('the version of a day', () => {
  const published = (number: number, effectiveFrom: string) => ({ number, publication: { effectiveFrom: day(effectiveFrom) } });
  const all = [published(1, '2026-09-01'), published(3, '2026-11-10'), published(2, '2026-11-10')];

  it('is the latest in force, and none before the first', () => {
    expect(versionOn(all, day('2026-08-31'))).toBeNull();
    expect(versionOn(all, day('2026-11-09'))?.number).toBe(1);
    expect(versionOn(all, day('2026-11-10'))?.number).toBe(3);
  });
});
