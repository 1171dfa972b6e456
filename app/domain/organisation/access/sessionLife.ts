import { type Instant, millisecondsOf } from '../../shared/instant';

/** However busy, a session ends after this many days and the person signs in again. */
export const LONGEST_DAYS = 30;

/** How long a session that acts in no factory (regulators, editors) may lie unused, in minutes: a shift, as factories have it by default. */
export const OFFICIAL_IDLE_MINUTES = 480;

/** What is known of a session. */
export interface SessionTimes {
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
}

/** Why a session is none any more: it lay unused for longer than `idleMinutes`, or is too old; null while it lives. */
export function endOf({ createdAt, lastSeenAt }: SessionTimes, idleMinutes: number, now: Instant): 'idle' | 'over' | null {
  if (millisecondsOf(now) - millisecondsOf(createdAt) > LONGEST_DAYS * 86_400_000) return 'over';
  return millisecondsOf(now) - millisecondsOf(lastSeenAt) > idleMinutes * 60_000 ? 'idle' : null;
}
