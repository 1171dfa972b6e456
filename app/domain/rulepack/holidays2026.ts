import type { Day } from '../shared/day';

/** The public-holiday arrangement of one calendar year, as the State Council announces it. */
export interface HolidayYear {
  readonly year: number;
  /** Days off. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Saturdays and Sundays worked in exchange (调休上班). */
  readonly makeUpDays: Readonly<Record<string, string>>;
}

/** 2026, from the open data set chinese-days 1.5.7 (MIT). */
export const HOLIDAYS_2026: HolidayYear = {
  year: 2026,
  holidays: {
    '2026-01-01': '元旦', '2026-01-02': '元旦', '2026-01-03': '元旦',
    '2026-02-15': '春节', '2026-02-16': '春节', '2026-02-17': '春节', '2026-02-18': '春节', '2026-02-19': '春节',
    '2026-02-20': '春节', '2026-02-21': '春节', '2026-02-22': '春节', '2026-02-23': '春节',
    '2026-04-04': '清明节', '2026-04-05': '清明节', '2026-04-06': '清明节',
    '2026-05-01': '劳动节', '2026-05-02': '劳动节', '2026-05-03': '劳动节', '2026-05-04': '劳动节', '2026-05-05': '劳动节',
    '2026-06-19': '端午节', '2026-06-20': '端午节', '2026-06-21': '端午节',
    '2026-09-25': '中秋节', '2026-09-26': '中秋节', '2026-09-27': '中秋节',
    '2026-10-01': '国庆节', '2026-10-02': '国庆节', '2026-10-03': '国庆节', '2026-10-04': '国庆节', '2026-10-05': '国庆节',
    '2026-10-06': '国庆节', '2026-10-07': '国庆节',
  },
  makeUpDays: {
    '2026-01-04': '元旦', '2026-02-14': '春节', '2026-02-28': '春节', '2026-05-09': '劳动节', '2026-09-20': '国庆节', '2026-10-10': '国庆节',
  },
};

const YEARS: readonly HolidayYear[] = [HOLIDAYS_2026];

/** Years whose arrangement is known; every other year counts Monday to Friday as working days, and the screen says so. */
export const yearsKnown: readonly number[] = YEARS.map(({ year }) => year);

/** What the arrangement says of a day: its holiday, the holiday it is worked for, or nothing. */
export function arrangementOn(day: Day): { readonly kind: 'holiday' | 'makeUp'; readonly name: string } | null {
  const year = YEARS.find((known) => known.year === Number(day.slice(0, 4)));
  const holiday = year?.holidays[day];
  if (holiday) return { kind: 'holiday', name: holiday };
  const makeUp = year?.makeUpDays[day];
  return makeUp ? { kind: 'makeUp', name: makeUp } : null;
}
