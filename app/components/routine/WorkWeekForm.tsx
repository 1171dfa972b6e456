import { ContractForm } from '~/components/forms/ContractForm';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { WEEKDAY_NAMES } from '~/domain/shared/week';
import type { WorkWeek } from '~/domain/rulepack/rules';
import { type Day, formatDay } from '~/domain/shared/day';

/** The weeks in one sentence, the one that holds last. */
export function workWeekInWords(weeks: readonly WorkWeek[]): string {
  const latest = weeks.at(-1);
  if (!latest) return '现在按周一至周五开工，法定节假日休息，调休日开工。';
  const days = latest.weekdays.length === 7 ? '每天' : latest.weekdays.map((weekday) => WEEKDAY_NAMES[weekday - 1]).join('、');
  return `自${formatDay(latest.from)}起，${days}开工，法定节假日${latest.worksOnHolidays ? '照常生产' : '休息'}。`;
}

/** Says which days the factory works from a day on; earlier days stay as they were. */
export function WorkWeekForm({ today, current }: { readonly today: Day; readonly current: WorkWeek | undefined }) {
  return (
    <ContractForm
      contract={ROUTINE_CONTRACTS.setWorkWeek}
      of="/routine"
      quiet
      known={{ from: { value: today }, weekdays: { value: (current?.weekdays ?? [1, 2, 3, 4, 5]).map(String) }, worksOnHolidays: { value: current?.worksOnHolidays ? ['on'] : [] } }}
    />
  );
}
