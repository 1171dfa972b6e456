import type { Rules } from '../../rulepack/rules';
import type { Role } from '../types';
import { type Instant, millisecondsOf } from '../../shared/instant';

/** However busy, a session ends after this many days and the person signs in again, unless its device stays signed in. */
export const LONGEST_DAYS = 30;
/** Longest a device may stay signed in (保持登录), whatever a factory sets. */
export const KEPT_DAYS = 90;

/** How long a session may lie unused, in minutes, how many days a device may stay signed in (0: none may), and whether its owner needs a second factor. */
export interface SessionLimits {
  readonly idleMinutes: number;
  readonly keepDays: number;
  readonly secondFactor: boolean;
}

/** Limits of a session that acts in no factory (regulators, editors): a shift, as factories have it by default, and no device that stays. */
export const OFFICIAL_LIMITS: SessionLimits = { idleMinutes: 480, keepDays: 0, secondFactor: false };

/** What is known of a session. */
export interface SessionTimes {
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly keep?: boolean;
}

/** Limits of a session whose person has these roles: of several, the shortest; those of any role where nobody knows (a session from before it was kept). */
export function limitsOf({ idleMinutes, access: { idleByRole, keepDays, secondFactor } }: Pick<Rules, 'idleMinutes' | 'access'>, roles: readonly string[] | null): SessionLimits {
  const own = (roles ?? Object.keys(idleByRole)).flatMap((role) => idleByRole[role as Role] ?? []);
  return { idleMinutes: own.length > 0 ? Math.min(...own) : idleMinutes, keepDays, secondFactor: roles === null ? secondFactor.length > 0 : roles.some((role) => secondFactor.includes(role as Role)) };
}

const DAY_MS = 86_400_000;

/** Why a session is none any more: it lay unused for too long, or is too old; null while it lives. On a device that stays signed in it may lie unused. */
export function endOf({ createdAt, lastSeenAt, keep }: SessionTimes, { idleMinutes, keepDays }: Pick<SessionLimits, 'idleMinutes' | 'keepDays'>, now: Instant): 'idle' | 'over' | null {
  const age = millisecondsOf(now) - millisecondsOf(createdAt);
  if (keep && keepDays > 0) return age > keepDays * DAY_MS ? 'over' : null;
  if (age > LONGEST_DAYS * DAY_MS) return 'over';
  return millisecondsOf(now) - millisecondsOf(lastSeenAt) > idleMinutes * 60_000 ? 'idle' : null;
}
