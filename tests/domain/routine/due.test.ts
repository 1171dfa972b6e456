import fc from 'fast-check';
import { isWorkday } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { dayKind, calendarKnown, type WorkingCalendar } from '~/domain/routine/calendar';
import { isWorkday as isPublicWorkingDay } from '~/domain/shared/workdays';
import { askedOn, dueAt, dueSheet, type PeriodAnswer, postStands, turnsAsked, versionOn } from '~/domain/routine/due';
import { FREQUENCIES, type Frequency } from '~/domain/risk/types';
import { addDays, type Day, day, daysFrom, weekdayOf } from '~/domain/shared/day';
import { weekOf } from '~/domain/shared/week';

const NO_STOPS: WorkingCalendar = { stops: [] };
const stop = (workshopId: string | null, from: string, to: string): WorkingCalendar => ({
  stops: [{ workshopId, fromDay: day(from), toDay: day(to), reason: '设备大修' }],
});
const dueDays = (frequency: Frequency, from: string, to: string, calendar = NO_STOPS): Day[] =>
  daysFrom(day(from), day(to)).filter((on) => askedOn(frequency, on, 'w1', calendar)?.from === on);
const lastDays = (frequency: Frequency, from: string, to: string, calendar = NO_STOPS): Day[] =>
  daysFrom(day(from), day(to)).filter((on) => askedOn(frequency, on, 'w1', calendar)?.until === on);
const item = (frequency: Frequency, change: object = {}) => ({ id: frequency, lineId: frequency, frequency, workshopId: 'w1', postId: 'p', ...change });
/** The sheet of an item was answered on a day, and came on that day or later. */
const answer = (frequency: Frequency, on: string, receivedOn = on): PeriodAnswer => ({ postId: 'p', lineId: frequency, frequency, day: day(on), receivedOn: day(receivedOn) });

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
  it('asks from the first working day of a period, as counted by hand for October 2026', () => {
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

  it('is to be done by the last working day of its period, as counted by hand for 2026', () => {
    expect(lastDays('week', '2026-10-01', '2026-10-31')).toEqual(['2026-10-10', '2026-10-16', '2026-10-23', '2026-10-30']);
    expect(lastDays('month', '2026-09-01', '2026-11-30')).toEqual(['2026-09-30', '2026-10-30', '2026-11-30']);
    expect(lastDays('quarter', '2026-01-01', '2026-12-31')).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
    expect(lastDays('halfYear', '2026-01-01', '2026-12-31')).toEqual(['2026-06-30', '2026-12-31']);
    expect(lastDays('year', '2026-01-01', '2026-12-31')).toEqual(['2026-12-31']);
    expect(lastDays('week', '2026-11-16', '2026-11-22', stop('w1', '2026-11-19', '2026-11-22'))).toEqual(['2026-11-18']);
  });

  /*
   * October 2026: holidays 1 to 7, a make-up Saturday the 10th, the line stands still on the 20th and 21st. Each post has one item of its frequency.
   * D day, W week, M month, Q quarter: on the sheet; in small letters on its last day. The week's item is done on the 13th, not in the weeks of the 5th and the 19th,
   * and on the 28th a sheet of the 26th is handed in late; the month's is done on the 15th; the quarter's is not done.
   */
  const HAND: Readonly<Record<string, string>> = {
    '01': '----', '02': '----', '03': '----', '04': '----', '05': '----', '06': '----', '07': '----',
    '08': 'dWMQ', '09': 'dWMQ', '10': 'dwMQ', '11': '----',
    '12': 'dWMQ', '13': 'dWMQ', '14': 'd-MQ', '15': 'd-MQ', '16': 'd--Q', '17': '----', '18': '----',
    '19': 'dW-Q', '20': '----', '21': '----', '22': 'dW-Q', '23': 'dw-Q', '24': '----', '25': '----',
    '26': 'dW-Q', '27': 'dW-Q', '28': 'd--Q', '29': 'd--Q', '30': 'd--Q', '31': '----',
  };
  const DONE = [answer('week', '2026-10-13'), answer('week', '2026-10-26', '2026-10-28'), answer('month', '2026-10-15')];

  it('asks in a month of every frequency, holiday and stop what a table by hand says', () => {
    const calendar = stop('w1', '2026-10-20', '2026-10-21');
    const letters = { day: 'D', week: 'W', month: 'M', quarter: 'Q' } as const;
    const computed = Object.fromEntries(Object.keys(HAND).map((date) => [date, (['day', 'week', 'month', 'quarter'] as const).map((frequency) => {
      const sheet = dueSheet([item(frequency)], day(`2026-10-${date}`), calendar, DONE);
      return sheet.items.length === 0 ? '-' : sheet.lastChance > 0 ? letters[frequency].toLowerCase() : letters[frequency];
    }).join('')]));
    expect(computed).toEqual(HAND);
  });

  it('asks anew of another post, of another line, and where the frequency was another', () => {
    const on = day('2026-11-18');
    const done = [answer('week', '2026-11-17')];
    const asked = (change: object): number => dueSheet([item('week', change)], on, NO_STOPS, done).items.length;
    expect([asked({}), asked({ postId: 'q' }), asked({ lineId: 'x' }), asked({ frequency: 'month' })]).toEqual([0, 1, 1, 1]);
  });

  it('leaves a period that had begun under the rule of an earlier release as it was', () => {
    const calendar: WorkingCalendar = { stops: [], askedUntilDoneFrom: day('2026-11-18') };
    const asked = (on: string): number => dueSheet([item('week')], day(on), calendar, []).items.length;
    expect(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-23', '2026-11-24', '2026-11-27'].map(asked)).toEqual([1, 0, 0, 1, 1, 1]);
    expect(dueSheet([item('week')], day('2026-11-16'), calendar, []).lastChance).toBe(1);
  });

  it('moves a weekly item to the first day after a stop, and drops it when the whole week stands still', () => {
    expect(dueDays('week', '2026-11-16', '2026-11-22', stop('w1', '2026-11-16', '2026-11-17'))).toEqual(['2026-11-18']);
    expect(dueDays('week', '2026-11-16', '2026-11-22', stop(null, '2026-11-16', '2026-11-22'))).toEqual([]);
  });

  it('lays each workshop over its own stops', () => {
    const items = [item('day', { id: 'a' }), item('day', { id: 'b', workshopId: 'w2' })];
    expect(dueSheet(items, day('2026-11-18'), stop('w1', '2026-11-18', '2026-11-18'), []).items.map(({ id }) => id)).toEqual(['b']);
  });

  it('never asks anything on a day of rest or a stop, and in a week that is worked there is one last day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 20 }), fc.constantFrom(...FREQUENCIES), (offset, length, frequency) => {
        const from = addDays(day('2026-01-01'), offset);
        const calendar = stop('w1', from, addDays(from, length));
        const week = weekOf(addDays(from, length));
        const days = daysFrom(week.start, week.end);
        const asked = days.filter((on) => askedOn(frequency, on, 'w1', calendar) !== null);
        const worked = days.filter((on) => dayKind(calendar, on, 'w1') === 'working');
        expect(asked).toEqual(frequency === 'event' ? [] : worked);
        if (frequency === 'week') expect(lastDays('week', week.start, week.end, calendar)).toEqual(worked.slice(-1));
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

describe('an item that is asked every few hours of a window', () => {
  const timed = (hourWindow: string | null) => ({ frequency: 'hour4' as const, hourWindow });
  const keys = (window: string | null, ...turns: string[]): string[] => turnsAsked([timed(window)], turns.map((key) => ({ key, name: '' }))).map(({ key }) => key);

  it('is asked in its hours alone, counted from their begin, within the shift or the day of the post', () => {
    expect(keys('08:00-17:00', '')).toEqual(['08:00-12:00', '12:00-16:00', '16:00-17:00']);
    expect(keys('10:00-14:00', '08:00-20:00')).toEqual(['08:00-20:00', '10:00-14:00']);
    expect(keys('06:00-10:00', '08:00-20:00')).toEqual(['08:00-10:00', '08:00-20:00']);
    expect(keys('22:00-04:00', '20:00-32:00')).toEqual(['20:00-32:00', '22:00-26:00', '26:00-28:00']);
    expect(keys('22:00-04:00', '')).toEqual(['00:00-04:00', '22:00-24:00']);
    expect(keys('01:00-03:00', '20:00-32:00')).toEqual(['20:00-32:00', '25:00-27:00']);
  });

  it('is asked in the whole shift without a window, and where the post does not work in it', () => {
    expect(keys(null, '08:00-20:00')).toEqual(['08:00-12:00', '08:00-20:00', '12:00-16:00', '16:00-20:00']);
    expect(keys('22:00-04:00', '08:00-20:00')).toEqual(keys(null, '08:00-20:00'));
    expect(keys('10:00-14:00', '08:00-20:00', '20:00-32:00')).toEqual(['08:00-20:00', '10:00-14:00', '20:00-32:00']);
  });

  it('of its own window stands on no sheet of another', () => {
    const items = [{ ...item('hour4', { id: 'a', lineId: 'a' }), hourWindow: '08:00-12:00' }, { ...item('hour4', { id: 'b', lineId: 'b' }), hourWindow: '12:00-16:00' }];
    const turns = [{ key: '08:00-20:00', name: '' }];
    const on = (turn: string) => dueSheet(items, day('2026-11-18'), NO_STOPS, [], turn, turns).items.map(({ id }) => id);
    expect([on('08:00-12:00'), on('12:00-16:00'), on('08:00-20:00'), on('16:00-20:00')]).toEqual([['a'], ['b'], [], []]);
  });
});
