import { describe, expect, it } from 'vitest';
import { lockedUntil, PASSWORD_MIN, passwordFault } from '~/domain/organisation/access/lockout';
import { instant, millisecondsOf } from '~/domain/shared/instant';

const now = instant('2026-11-18T10:00:00+08:00');
const wait = (failures: number) => {
  const until = lockedUntil(failures, now);
  return until ? (millisecondsOf(until) - millisecondsOf(now)) / 1000 : 0;
};

describe('the lock of an account', () => {
  it('stays open for four failures and then waits twice as long each time, an hour at most', () => {
    expect([1, 2, 3, 4].map(wait)).toEqual([0, 0, 0, 0]);
    expect([5, 6, 7, 8].map(wait)).toEqual([30, 60, 120, 240]);
    expect(wait(30)).toBe(3600);
  });
});

describe('a chosen password', () => {
  it('is refused when it is short, endless, holds the login name, or repeats one character', () => {
    expect(passwordFault('a'.repeat(PASSWORD_MIN - 1), 'lin')).toContain('至少');
    expect(passwordFault('abcdefgh'.repeat(30), 'lin')).toContain('最多');
    expect(passwordFault('my-LIN-password', 'lin')).toContain('登录名');
    expect(passwordFault('aaaaaaaaaaaa', 'lin')).toContain('重复');
  });

  it('may be any sentence of ten characters', () => {
    expect(passwordFault('今天天气很好我们去车间', 'lin')).toBeNull();
    expect(passwordFault('correct horse battery', 'lin')).toBeNull();
  });
});
