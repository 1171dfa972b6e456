import { type Instant, instantOf, millisecondsOf } from '../shared/instant';

/** Failed sign-ins that are free; from the next one on the account waits. */
const FREE_FAILURES = 4;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Until when an account stays locked after its `failures`-th failed sign-in in a row; null while it does not. Doubles up to an hour. */
export function lockedUntil(failures: number, now: Instant): Instant | null {
  if (failures <= FREE_FAILURES) return null;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES - 1));
  return instantOf(millisecondsOf(now) + wait);
}

/** Shortest password a person may choose. */
export const PASSWORD_MIN = 10;

/** Why a chosen password is refused; null when it is good. Length counts, composition does not. */
export function passwordFault(password: string, loginName: string): string | null {
  if (password.length < PASSWORD_MIN) return `密码至少 ${PASSWORD_MIN} 个字符，可以用一句自己记得住的话。`;
  if (password.length > 200) return '密码最多 200 个字符。';
  if (password.toLowerCase().includes(loginName.toLowerCase())) return '密码里不能包含登录名，请换一个。';
  if (new Set(password).size < 5) return '密码里重复的字符太多，请换一个。';
  return null;
}
