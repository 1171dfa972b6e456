import { describe, expect, it } from 'vitest';
import { reachedBy, reminderText, rungOn, rungsOf } from '~/domain/hazard/remind';
import { PACK } from '~/domain/rulepack/pack';
import { addDays, day } from '~/domain/shared/day';

const DEADLINE = day('2026-11-20');
const LADDER = PACK.reminders.value.ladder;
const hazard = { deadline: DEADLINE, closedDay: null };
const stepAt = (past: number) => rungOn(hazard, addDays(DEADLINE, past), LADDER)?.step ?? null;

describe('the ladder of a hazard', () => {
  it('is silent until the day before, and then climbs with the days', () => {
    expect([-5, -2, -1, 0, 1, 2, 3, 30].map(stepAt)).toEqual([null, null, 'before', 'due', 'overdue1', 'overdue1', 'overdue3', 'overdue3']);
  });
  it('is silent without a deadline and after the close', () => {
    expect(rungOn({ deadline: null, closedDay: null }, DEADLINE, LADDER)).toBeNull();
    expect(rungOn({ deadline: DEADLINE, closedDay: DEADLINE }, addDays(DEADLINE, 9), LADDER)).toBeNull();
  });
  it('reaches everybody below each rung too', () => {
    expect(rungsOf(LADDER).map((rung) => reachedBy(rung, LADDER))).toEqual([
      ['responsible'], ['responsible', 'workshopHead'], ['responsible', 'workshopHead', 'director'], ['responsible', 'workshopHead', 'director', 'principal'],
    ]);
  });
  it('is the factory\'s own', () => {
    const own = { ahead: 5, head: 2, director: 2, principal: 10 };
    expect([-6, -5, 0, 1, 2, 9, 10].map((past) => rungOn(hazard, addDays(DEADLINE, past), own)?.reaches ?? null)).toEqual([null, 'responsible', 'responsible', 'responsible', 'director', 'director', 'principal']);
    expect(reminderText({ number: 'HZ-2026-000001', title: '偏心', responsibleName: '孙磊', deadline: DEADLINE }, addDays(DEADLINE, -5))).toContain('将于2026年11月20日（周五）到期，还有 5 天');
  });
  it('says when, and who answers for it', () => {
    const told = { number: 'HZ-2026-000001', title: '偏心', responsibleName: '孙磊', deadline: DEADLINE };
    expect(reminderText(told, addDays(DEADLINE, -1))).toBe('隐患 HZ-2026-000001“偏心”整改将于明天（2026年11月20日（周五））到期，责任人 孙磊。');
    expect(reminderText(told, DEADLINE)).toContain('今天到期');
    expect(reminderText(told, addDays(DEADLINE, 3))).toContain('已超期 3 天');
  });
});
