import { describe, expect, it } from 'vitest';
import type { Role } from '~/domain/organisation/types';
import { day } from '~/domain/shared/day';
import { daysPast, isFor, rungOn, termEnd, type Whose } from '~/domain/story/deadline';

const LIMIT = day('2026-11-20');
const RUNGS = [{ step: 'near', from: -3 }, { step: 'due', from: 0 }, { step: 'late', from: 2 }] as const;

describe('a limit', () => {
  it.each([['2026-11-16', null], ['2026-11-17', 'near'], ['2026-11-19', 'near'], ['2026-11-20', 'due'], ['2026-11-21', 'due'], ['2026-11-22', 'late'], ['2027-01-01', 'late']] as const)('on %s has come to the rung %s', (today, step) => {
    expect(rungOn(RUNGS, LIMIT, day(today))?.step ?? null).toBe(step);
  });

  it('is past by the days since, and never before it is over', () => {
    expect([daysPast(LIMIT, day('2026-11-19')), daysPast(LIMIT, LIMIT), daysPast(LIMIT, day('2026-11-23')), daysPast(null, LIMIT)]).toEqual([0, 0, 3, 0]);
  });
});

describe('a term', () => {
  it('of days counts every day', () => {
    expect(termEnd(day('2026-09-29'), { count: 5, counted: 'days' })).toEqual({ day: '2026-10-04', unknownYears: [] });
  });

  it('of working days passes over weekends and public holidays, and counts the days exchanged for them', () => {
    // 2026-10-01 to 10-07 are free, 09-20 and 10-10 are worked for them
    expect(termEnd(day('2026-09-29'), { count: 3, counted: 'workdays' }).day).toBe('2026-10-09');
    expect(termEnd(day('2026-09-29'), { count: 4, counted: 'workdays' }).day).toBe('2026-10-10');
    expect(termEnd(day('2026-11-20'), { count: 1, counted: 'workdays' }).day).toBe('2026-11-23');
  });

  it('names the years whose holidays are not known on its way', () => {
    expect(termEnd(day('2030-12-30'), { count: 5, counted: 'workdays' }).unknownYears).toEqual([2030, 2031]);
  });
});

describe('what waits', () => {
  const somebody = (roles: readonly Role[], where: { workshopIds?: string[]; postIds?: string[] } = {}) => ({
    personId: 'me', standing: { personId: 'me', name: '', roles, workshopIds: where.workshopIds ?? [], postIds: where.postIds ?? [] } as never,
  });
  const mine = (whose: Whose, who: ReturnType<typeof somebody>) => isFor({ whose }, who);

  it('under a name is that person’s alone', () => {
    expect([mine({ personId: 'me' }, somebody([])), mine({ personId: 'other' }, somebody(['principal', 'director']))]).toEqual([true, false]);
  });

  it('for an office is everybody’s who holds it', () => {
    expect([mine({ roles: ['director', 'principal'] }, somebody(['principal'])), mine({ roles: ['director'] }, somebody(['officer'])), mine({ roles: [] }, somebody(['director']))]).toEqual([true, false, false]);
  });

  it('for a permission is theirs who have it at the place', () => {
    const verify: Whose = { needs: 'hazard.verify', at: { workshopId: 'w1', postId: 'p1' } };
    expect(mine(verify, somebody(['officer']))).toBe(true);
    expect(mine(verify, somebody(['workshopHead'], { workshopIds: ['w1'] }))).toBe(true);
    expect(mine(verify, somebody(['workshopHead'], { workshopIds: ['w2'] }))).toBe(false);
    expect(mine(verify, somebody(['operator'], { postIds: ['p1'] }))).toBe(false);
  });

  it('passes over the one it must not be, and an office that alone is not asked', () => {
    expect(mine({ needs: 'hazard.verify', at: {}, but: 'me' }, somebody(['officer']))).toBe(false);
    const gap: Whose = { needs: 'gap.explain', at: { workshopId: 'w1' }, besides: 'principal' };
    expect([mine(gap, somebody(['principal'])), mine(gap, somebody(['principal', 'director']))]).toEqual([false, true]);
  });
});
