import { FileField, NumberField, SubmitButton, TextAreaField, VerbForm } from '~/components/forms';
import { dayLines } from '~/domain/routine/holidays';
import type { OwnHolidayYear } from '~/domain/shared/holidays';
import { formatDay } from '~/domain/shared/day';

/** What a factory entered, one sentence an entry. */
export const holidaysInWords = ({ year, from, holidays, makeUpDays }: OwnHolidayYear): string =>
  `${year} 年：放假 ${Object.keys(holidays).length} 天，调休上班 ${Object.keys(makeUpDays).length} 天，自${formatDay(from)}起按它计算。`;

/** Takes the published holidays and make-up days of a year, typed or as a data file. `year` is the one that lacks them. */
export function HolidaysForm({ year, own }: { readonly year: number; readonly own: readonly OwnHolidayYear[] }) {
  const entered = own.filter((entry) => entry.year === year).at(-1);
  return (
    <VerbForm action="/settings/holidays" encType="multipart/form-data">
      <NumberField name="year" label="年份" required defaultValue={year} />
      <div className="fields-row">
        <TextAreaField
          name="holidays" label="放假" rows={6} defaultValue={entered && dayLines(entered.holidays)}
          help="全年的放假日期，每行一个日期或一段日期，例如“2027-02-05 至 2027-02-11 春节”。周末的假日也要写。"
        />
        <TextAreaField name="makeUpDays" label="调休上班" rows={6} defaultValue={entered && dayLines(entered.makeUpDays)} help="要上班的周六、周日，写法相同；没有就留空。" />
      </div>
      <FileField name="file" label="或者上传数据文件" accept=".json,application/json" help="JSON 文件，含 year 和 days（name、date、isOffDay），不超过 100 KB。选了文件就以文件为准，年份和上面两栏不用填。" />
      <SubmitButton quiet>保存放假调休</SubmitButton>
    </VerbForm>
  );
}
