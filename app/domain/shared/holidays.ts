import type { Day } from './day';

/** The public-holiday arrangement of one calendar year, as the State Council announces it. */
export interface HolidayYear {
  readonly year: number;
  /** Days off, each with the name of its holiday. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Saturdays and Sundays worked in exchange (调休上班). */
  readonly makeUpDays: Readonly<Record<string, string>>;
}

/** An arrangement that a factory entered for itself; it holds from a day on, so that what was due before stays due. */
export interface OwnHolidayYear extends HolidayYear {
  readonly from: Day;
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

const PUBLISHED: readonly HolidayYear[] = [HOLIDAYS_2026];

/**
 * The days off that 《全国年节及纪念日放假办法》 (2024-11-10) itself names, in years whose arrangement is not known here: nothing is
 * exchanged and no make-up day is guessed. Days of the lunar year are computed.
 */
const STATUTORY: readonly HolidayYear[] = [
  {
    year: 2027,
    holidays: {
      '2027-01-01': '元旦', '2027-02-05': '春节', '2027-02-06': '春节', '2027-02-07': '春节', '2027-02-08': '春节', '2027-04-05': '清明节',
      '2027-05-01': '劳动节', '2027-05-02': '劳动节', '2027-06-09': '端午节', '2027-09-15': '中秋节', '2027-10-01': '国庆节', '2027-10-02': '国庆节', '2027-10-03': '国庆节',
    },
    makeUpDays: {},
  },
];

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const ofYear = <Y extends HolidayYear>(years: readonly Y[], year: number): Y | undefined => years.find((known) => known.year === year);

/** Whether the program brings the published arrangement of a year. */
export const isPublished = (year: number): boolean => ofYear(PUBLISHED, year) !== undefined;

/** Whether the arrangement of the day's year is known: brought by the program, or entered by the factory. */
export const arrangementKnown = (day: Day, own: readonly OwnHolidayYear[]): boolean => isPublished(yearOf(day)) || ofYear(own, yearOf(day)) !== undefined;

/** What the arrangement says of a day: its holiday, the holiday it is worked for, or nothing. The factory's own entry, then the published one, then the statutory days alone. */
export function arrangementOn(day: Day, own: readonly OwnHolidayYear[] = []): { readonly kind: 'holiday' | 'makeUp'; readonly name: string } | null {
  const year = yearOf(day);
  const entered = own.filter((entry) => entry.year === year && entry.from <= day).reduce<OwnHolidayYear | null>((latest, entry) => (latest && latest.from > entry.from ? latest : entry), null);
  const known = entered ?? ofYear(PUBLISHED, year) ?? ofYear(STATUTORY, year);
  const holiday = known?.holidays[day];
  if (holiday) return { kind: 'holiday', name: holiday };
  const makeUp = known?.makeUpDays[day];
  return makeUp ? { kind: 'makeUp', name: makeUp } : null;
}
