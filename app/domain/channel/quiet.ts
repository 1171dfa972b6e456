import type { ReminderRules } from '../rulepack/rules';
import { type Instant, timeOf } from '../shared/instant';

/** Whether a moment lies in the hours in which nothing is pushed; they may go over midnight. */
export function isQuiet({ quiet: { from, to } }: Pick<ReminderRules, 'quiet'>, now: Instant): boolean {
  const time = timeOf(now);
  return from <= to ? from <= time && time < to : time >= from || time < to;
}
