import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarKnown, isWorkingDay } from '~/domain/routine/calendar';
import { isWorkday as isPublicWorkingDay } from '~/domain/shared/workdays';
import { dayLines, readDayLines, readHolidayFile, setHolidays } from '~/domain/routine/holidays';
import { addDays, day, daysFrom, weekdayOf } from '~/domain/shared/day';

const today = day('2026-12-20');
const STATUTORY_2027 = ['01-01', '02-05', '02-06', '02-07', '02-08', '04-05', '05-01', '05-02', '06-09', '09-15', '10-01', '10-02', '10-03'].map((date) => `2027-${date}`);
const wanted = { year: 2027, holidays: { '2027-01-01': '元旦', '2027-02-05': '春节', '2027-02-09': '春节' }, makeUpDays: { '2027-02-20': '春节' } };
const entered = (at = today, of = wanted) => {
  const set = setHolidays([], of, at);
  if (!set.ok) throw new Error(set.refusal.code);
  return set.fact;
};

describe('a year whose arrangement is not published', () => {
  it('rests on the statutory days of 2027 alone and works every other weekday', () => {
    for (const on of daysFrom(day('2027-01-01'), day('2027-12-31'))) {
      expect([on, isPublicWorkingDay(on)]).toEqual([on, weekdayOf(on) <= 5 && !STATUTORY_2027.includes(on)]);
    }
    expect(calendarKnown(day('2027-03-01'))).toBe(false);
  });

  it('rests on them in a week of six days too, unless the factory works through holidays', () => {
    const six = { from: day('2026-01-01'), weekdays: [1, 2, 3, 4, 5, 6], worksOnHolidays: false };
    expect(isWorkingDay({ stops: [], weeks: [six] }, day('2027-02-06'), 'w')).toBe(false);
    expect(isWorkingDay({ stops: [], weeks: [six] }, day('2027-02-20'), 'w')).toBe(true);
    expect(isWorkingDay({ stops: [], weeks: [{ ...six, worksOnHolidays: true }] }, day('2027-02-06'), 'w')).toBe(true);
  });
});

describe('an arrangement that a factory enters', () => {
  it('makes the year known, its holidays free and its make-up days working', () => {
    const calendar = { stops: [], holidayYears: entered() };
    expect(calendarKnown(day('2027-03-01'), calendar.holidayYears)).toBe(true);
    expect(['2027-02-05', '2027-02-09'].map((on) => isWorkingDay(calendar, day(on), 'w'))).toEqual([false, false]);
    expect(isWorkingDay(calendar, day('2027-02-20'), 'w')).toBe(true);
    expect(isWorkingDay(calendar, day('2027-04-05'), 'w')).toBe(true);
  });

  it('moves nothing that was due before it, whenever it comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 364 }), (at, offset) => {
        const [from, on] = [addDays(day('2027-01-01'), at), addDays(day('2027-01-01'), offset)];
        const before = isWorkingDay({ stops: [] }, on, 'w');
        const after = isWorkingDay({ stops: [], holidayYears: entered(from) }, on, 'w');
        if (on < from) expect(after).toBe(before);
        else expect(after).toBe(on in wanted.makeUpDays || (weekdayOf(on) <= 5 && !(on in wanted.holidays)));
      }),
    );
  });

  it('gives way to a later one of the same year, from that day on', () => {
    const later = setHolidays(entered(), { ...wanted, holidays: { '2027-06-10': '端午节' } }, day('2027-02-08'));
    const calendar = { stops: [], holidayYears: later.ok ? later.fact : [] };
    expect(isWorkingDay(calendar, day('2027-02-05'), 'w')).toBe(false);
    expect(isWorkingDay(calendar, day('2027-02-09'), 'w')).toBe(true);
    expect(isWorkingDay(calendar, day('2027-06-10'), 'w')).toBe(false);
  });

  it.each([
    [{ ...wanted, year: 2025 }, 'yearOver'],
    [{ ...wanted, year: 2026 }, 'yearPublished'],
    [{ ...wanted, year: 2040 }, 'yearTooFar'],
    [{ ...wanted, holidays: {} }, 'noHolidays'],
    [{ ...wanted, holidays: { '2028-01-01': '元旦' } }, 'otherYear'],
    [{ ...wanted, makeUpDays: { '2027-02-05': '春节' } }, 'bothWays'],
    [{ ...wanted, makeUpDays: { '2027-02-22': '春节' } }, 'makeUpOnWeekday'],
  ])('is refused where it cannot be right (%#)', (wrong, code) => expect(setHolidays([], wrong, today)).toMatchObject({ ok: false, refusal: { code } }));
});

describe('days as they are typed', () => {
  it.each([
    ['2027-02-05 春节', { '2027-02-05': '春节' }],
    ['2027/2/5', { '2027-02-05': '放假' }],
    ['2027年2月5日至2027年2月7日，春节', { '2027-02-05': '春节', '2027-02-06': '春节', '2027-02-07': '春节' }],
    ['\r\n2027-02-05 ~ 2027-02-06 春节\r\n\n2027.4.5 清明节', { '2027-02-05': '春节', '2027-02-06': '春节', '2027-04-05': '清明节' }],
    ['', {}],
  ])('are read (%#)', (text, days) => expect(readDayLines('holidays', text)).toEqual({ ok: true, fact: days }));

  it.each([['春节', 'lineUnreadable'], ['2027-02-30', 'lineUnreadable'], ['2027-02-05 至 2027-01-05', 'rangeTooLong'], ['2027-02-05 至 2027-12-05', 'rangeTooLong']])('are named where they cannot be (%s)', (text, code) =>
    expect(readDayLines('holidays', text)).toMatchObject({ ok: false, refusal: { code, field: 'holidays' } }),
  );

  it('come back as they were read', () => {
    const days = { '2027-02-05': '春节', '2027-02-06': '春节', '2027-02-08': '春节', '2027-04-05': '清明节' };
    expect(readDayLines('holidays', dayLines(days))).toEqual({ ok: true, fact: days });
  });
});

describe('a data file', () => {
  it('is read in both shapes', () => {
    expect(readHolidayFile(JSON.stringify(wanted))).toEqual({ ok: true, fact: wanted });
    expect(readHolidayFile(`\uFEFF${JSON.stringify({ year: 2027, papers: [], days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }, { name: '春节', date: '2027-02-20', isOffDay: false }] })}`)).toEqual({
      ok: true,
      fact: { year: 2027, holidays: { '2027-01-01': '元旦' }, makeUpDays: { '2027-02-20': '春节' } },
    });
  });

  it.each(['', 'null', '[]', '{"year":"2027"}', '{"year":2027}', '{"year":2027,"days":[{"date":"2027-13-01","name":"x","isOffDay":true}]}', '{"year":2027,"holidays":{"2027-01-01":7}}', '{"year":2027,"days":[1]}'])('is refused when it is something else: %s', (text) =>
    expect(readHolidayFile(text)).toEqual({ ok: false, refusal: { code: 'fileUnreadable' } }),
  );
});
