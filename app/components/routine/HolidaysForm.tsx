import { ContractFields, type Known } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import { HOLIDAY_CONTRACT } from '~/domain/routine/holidayContract';
import { dayLines } from '~/domain/routine/holidays';
import type { OwnHolidayYear } from '~/domain/shared/holidays';
import { formatDay } from '~/domain/shared/day';

const DAYS = ['holidays', 'makeUpDays'];

/** What a factory entered, one sentence an entry. */
export const holidaysInWords = ({ year, from, holidays, makeUpDays }: OwnHolidayYear): string =>
  `${year} 年：放假 ${Object.keys(holidays).length} 天，调休上班 ${Object.keys(makeUpDays).length} 天，自${formatDay(from)}起按它计算。`;

/** Takes the published holidays and make-up days of a year, typed or as a data file. `year` is the one that lacks them. */
export function HolidaysForm({ year, own }: { readonly year: number; readonly own: readonly OwnHolidayYear[] }) {
  const entered = own.filter((entry) => entry.year === year).at(-1);
  const known: Readonly<Record<string, Known>> = {
    year: { value: year, required: true }, holidays: { value: entered && dayLines(entered.holidays), lines: 6 }, makeUpDays: { value: entered && dayLines(entered.makeUpDays), lines: 6 },
  };
  return (
    <ContractForm contract={HOLIDAY_CONTRACT} of="/settings" known={known} without={['year', ...DAYS, 'file']} quiet>
      <ContractFields fields={HOLIDAY_CONTRACT.fields} known={known} only={['year']} />
      <div className="fields-row">
        <ContractFields fields={HOLIDAY_CONTRACT.fields} known={known} only={DAYS} />
      </div>
      <ContractFields fields={HOLIDAY_CONTRACT.fields} only={['file']} />
    </ContractForm>
  );
}
