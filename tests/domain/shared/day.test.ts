import { describe, expect, it } from 'vitest';
import { addDays, addMonths, day, daysOfMonth, isDay, parseDay, parseMonth } from '~/domain/shared/day';
import { dayOf, instant, instantOf } from '~/domain/shared/instant';

describe('a day that somebody names', () => {
  it('exists, with a century on either side whose years have four figures', () => {
    expect([parseDay('2026-11-30'), parseDay('２０２６-11-30'), parseDay('2026-02-29'), parseDay('2026-13-01')]).toEqual(['2026-11-30', '2026-11-30', null, null]);
    for (const text of ['1100-01', '9898-12']) {
      const month = parseMonth(text)!;
      expect([-1200, 0, 1200].map((count) => daysOfMonth(addMonths(month, count)).first)).toEqual([expect.stringMatching(/^\d{4}-\d{2}-01$/), `${text}-01`, expect.stringMatching(/^\d{4}-\d{2}-01$/)]);
    }
  });

  it.each(['0000-01-03', '0001-01-01', '1099-12-31', '9899-01-01', '9999-12-27', '9999-12-31'])('is not %s, beyond which some reckoning would end', (text) => {
    expect([parseDay(text), parseMonth(text.slice(0, 7))]).toEqual([null, null]);
  });

  it('may stand further away where the program itself put it', () => {
    expect([day('9999-12-31'), isDay('9999-12-31'), isDay('9999-12-32'), addDays(day('9999-12-31'), -1)]).toEqual(['9999-12-31', true, false, '9999-12-30']);
  });
});

describe('the day of an instant', () => {
  it('is that of the wall clock in Shanghai at each of its hours, at the turn of months and years too', () => {
    const wall = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
    for (const from of ['2026-11-30', '2026-12-31', '2028-02-28', '1999-12-31']) {
      for (let minutes = 0; minutes < 3 * 1440; minutes += 7) {
        const at = Date.parse(`${from}T00:00:00.000Z`) + minutes * 60_000;
        expect(dayOf(instantOf(at))).toBe(wall(at));
      }
    }
    expect([dayOf(instant('2026-11-18T15:59:59.999Z')), dayOf(instant('2026-11-18T16:00:00.000Z'))]).toEqual(['2026-11-18', '2026-11-19']);
  });
});
