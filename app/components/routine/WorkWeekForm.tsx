import { CheckboxField, DateField, SubmitButton, VerbForm } from '~/components/forms';
import { WEEKDAY_NAMES } from '~/domain/routine/workWeek';
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
    <VerbForm action="/routine/work-week">
      <DateField name="from" label="从哪天起" required defaultValue={today} help="只能选今天或以后，之前应检的日子不会变。" />
      <CheckboxField
        name="weekdays"
        label="每周开工日"
        options={WEEKDAY_NAMES.map((label, index) => ({ value: String(index + 1), label }))}
        defaultValue={(current?.weekdays ?? [1, 2, 3, 4, 5]).map(String)}
      />
      <CheckboxField name="worksOnHolidays" label="法定节假日" options={[{ value: 'on', label: '照常生产' }]} defaultValue={current?.worksOnHolidays ? ['on'] : []} />
      <SubmitButton quiet>保存开工日</SubmitButton>
    </VerbForm>
  );
}
