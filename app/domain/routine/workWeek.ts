import type { WorkWeek } from '../rulepack/rules';
import type { Day } from '../shared/day';
import { type Decision, decided, refused } from '../shared/decision';
import type { RefusalTexts } from '../shared/refusal';

export type WorkWeekRefusal = { readonly code: 'weekInPast'; readonly today: Day } | { readonly code: 'noWeekday' } | { readonly code: 'notFound' };

export const WORK_WEEK_REFUSALS: RefusalTexts<WorkWeekRefusal> = {
  weekInPast: () => ({ status: 422, field: 'from', sentence: '只能从今天或以后起改变开工日，之前应检的日子不能改。停产请用停产申报。' }),
  noWeekday: () => ({ status: 422, field: 'weekdays', sentence: '请至少选一个每周的开工日；整厂停产请用停产申报。' }),
  notFound: () => ({ status: 404, sentence: '没有找到这家企业的设置。' }),
};

/**
 * Sets the working week from a day on. What was due before `from` stays due: a week that began earlier is never touched,
 * and one that was to begin on the same day or later gives way to the new one.
 */
export function setWorkWeek(weeks: readonly WorkWeek[], wanted: WorkWeek, today: Day): Decision<readonly WorkWeek[], WorkWeekRefusal> {
  if (wanted.from < today) return refused({ code: 'weekInPast', today });
  const weekdays = [...new Set(wanted.weekdays)].filter((weekday) => Number.isInteger(weekday) && weekday >= 1 && weekday <= 7).sort((a, b) => a - b);
  if (weekdays.length === 0) return refused({ code: 'noWeekday' });
  return decided([...weeks.filter(({ from }) => from < wanted.from), { from: wanted.from, weekdays, worksOnHolidays: wanted.worksOnHolidays }]);
}
