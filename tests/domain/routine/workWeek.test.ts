import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '~/domain/routine/calendar';
import { setWorkWeek } from '~/domain/routine/workWeek';
import { day } from '~/domain/shared/day';

const today = day('2026-11-18');
const six = { from: today, weekdays: [1, 2, 3, 4, 5, 6], worksOnHolidays: false };

describe('the working week', () => {
  it('holds from its day on and leaves every day before it as it was', () => {
    const set = setWorkWeek([], six, today);
    const calendar = { stops: [], weeks: set.ok ? set.fact : [] };
    expect(isWorkingDay(calendar, day('2026-11-14'), 'w')).toBe(false);
    expect(isWorkingDay(calendar, day('2026-11-21'), 'w')).toBe(true);
    expect(isWorkingDay(calendar, day('2026-11-22'), 'w')).toBe(false);
  });

  it('rests on public holidays unless the factory works through them', () => {
    const always = { from: day('2026-09-01'), weekdays: [1, 2, 3, 4, 5, 6, 7], worksOnHolidays: true };
    expect(isWorkingDay({ stops: [], weeks: [{ ...always, worksOnHolidays: false }] }, day('2026-10-01'), 'w')).toBe(false);
    expect(isWorkingDay({ stops: [], weeks: [always] }, day('2026-10-01'), 'w')).toBe(true);
  });

  it('cannot begin in the past, so that nothing that was due is undone', () => {
    expect(setWorkWeek([], { ...six, from: day('2026-11-17') }, today)).toEqual({ ok: false, refusal: { code: 'weekInPast', today } });
  });

  it('needs at least one weekday', () => {
    expect(setWorkWeek([], { ...six, weekdays: [] }, today)).toEqual({ ok: false, refusal: { code: 'noWeekday' } });
    expect(setWorkWeek([], { ...six, weekdays: [0, 9] }, today)).toEqual({ ok: false, refusal: { code: 'noWeekday' } });
  });

  it('gives way to a newer one that begins on the same day', () => {
    const first = setWorkWeek([], six, today);
    const second = setWorkWeek(first.ok ? first.fact : [], { ...six, weekdays: [1] }, today);
    expect(second).toEqual({ ok: true, fact: [{ ...six, weekdays: [1] }] });
  });
});
