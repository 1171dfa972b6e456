import { alikeName } from '../../shared/fold';
import { remembered } from '../../shared/remembered';
import { FREQUENCY_NAMES } from '../words';
import { FREQUENCIES, type Frequency, HOURS_OF } from '../types';

/** How words of a sheet were taken for a frequency: `exact` when it says the same, not only the nearest that is not laxer. */
export interface ReadFrequency {
  readonly frequency: Frequency;
  readonly exact: boolean;
  /** The words ask more often: no frequency of the list is as close. */
  readonly laxer: boolean;
}

/** Longest time between two checks of each frequency of the calendar, in days: a month is called 30, a quarter 90, half a year 180, a year 364 (52 weeks). */
const INTERVALS: readonly (readonly [Exclude<Frequency, 'event'>, number])[] = [['year', 364], ['halfYear', 180], ['quarter', 90], ['month', 30], ['week', 7]];
/** A shift (班) counts as eight hours, so that it may be compared. */
const SHIFT_DAYS = 1 / 3;
/** No words of a frequency are longer, in signs. */
const LONGEST = 60;
/** Two intervals that differ by less, in days, are the same. */
const EPSILON = 0.01;

const NUMBER = /(?:\d{1,6}(?:\.\d{1,3})?|[一二两双俩三四五六七八九十廿卅百]+)/.source;
const TO = /[-~至到或、]/.source;
const RANGE = `(?:${NUMBER}(?:${TO}${NUMBER})?)`;
/** Units of time in days; the words of longer ones stand first. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/小时|个钟头|钟头|(?<=[\d一二两三四五六七八九十半])时|(?<=[\d/每])(?:hours?|hrs?|h)(?![a-z])/u, 1 / 24],
  [/分钟|(?<=\d)分|(?<=[\d/每])min(?:ute)?s?(?![a-z])/u, 1 / 1440],
  [/秒/u, 1 / 86_400],
  [/班(?![组长级])/u, SHIFT_DAYS],
  [/(?:工作|生产|自然|日历|开工)?(?:日(?!期)|天)|昼夜|(?<=[\d/每])(?:days?|d)(?![a-z])/u, 1],
  [/(?:工作|生产|自然)?(?:周(?![期边转围到])|星期|礼拜)|(?<=[\d/每])(?:weeks?|w)(?![a-z])/u, 7],
  [/旬/u, 10],
  [/(?:自然|日历)?月|(?<=[\d/每])months?(?![a-z])/u, 30],
  [/(?<![雨夏冬春秋旺淡换汛])季(?!节)度?/u, 91],
  [/年(?!限)度?|(?<=[\d/每])(?:years?|yr|y)(?![a-z])/u, 365],
];
const TIMES = /(?:次|遍|回)/.source;
/** Whatever may stand between a period and how often in it: 每周检查 2 次, 每月不少于一次. */
const BETWEEN = /[^\d一二两双俩三四五六七八九十廿卅百多几数,;。、/次遍回周月季年日天班旬]{0,8}/.source;
const PERIOD = new RegExp(
  [
    `(?:(?<before>${RANGE})(?:${TIMES}${/(?:以上|及以上)?[/每]?/.source}|/))?`,
    /(?<every>每隔|每|隔|逐)?/.source, `(?<count>${RANGE})?`, /个?(?<half>半)?个?/.source,
    `(?:${UNITS.map(([words], at) => `(?<u${at}>${words.source})`).join('|')})`,
    `(?:${BETWEEN}(?<after>${RANGE}|${/[多几数]/.source})(?:${TIMES}|${/[检查巡]/.source}))?`,
  ].join(''),
  'gu',
);
const CONTINUOUS = /连续|实时|全程|时时|每时|时刻|不间断|随时|在线监[测控]|24小时|天天|日常|首件/u;
/** What is checked once for each of them, however often they come. */
const COUNTED = new RegExp(
  [`${/(?:每|逐|按|\/)/.source}${NUMBER}?`, /个?[批炉件车卷盘锅罐捆包箱柜轴辊槽模窑釜根米吨单票瓶袋板条支片桶托张]|批批|批次|^批$|一[批炉件车]一/.source].join(''),
  'u',
);
const OCCASION =
  /更换|变更|换[产型模料线季班]|调[整机试]|事件|必要|需要|按需|不定期|启用|停[机工产]|开[机工]|新购|发生|异常|[前后]$|[前后](?:检|查|确认)|节前|节后|(?:^|[^每小实随定及平临按准同])时(?:$|[,;、(检查抽确])/u;
const EACH = /(?:每|逐)(?:次|台|套|个|处|人)/u;
const DIGITS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 双: 2, 俩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const TENS: Readonly<Record<string, number>> = { 十: 10, 廿: 20, 卅: 30, 百: 100 };

/** `15`, `1.5`, `十五`, `二十`, `一百八十` as a number. */
function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  let [sum, last] = [0, 0];
  for (const sign of text) {
    if (DIGITS[sign]) last = DIGITS[sign];
    else {
      sum += sign === '廿' || sign === '卅' ? TENS[sign]! : (last || 1) * TENS[sign]!;
      last = 0;
    }
  }
  return sum + last;
}

const numbersOf = (range: string): number[] => [...range.matchAll(new RegExp(NUMBER, 'gu'))].map(([text]) => numberOf(text));

interface Period {
  /** Days between two checks; null where nobody can tell. */
  readonly days: number | null;
  readonly unit: number;
  /** Says nothing but the unit: 月, 每月, 月末. */
  readonly plain: boolean;
  readonly every: boolean;
  /** Several times in it, nobody says how often. */
  readonly many: boolean;
}

function periodOf({ groups = {} }: RegExpMatchArray): Period {
  const { before, every, count, half, after } = groups;
  const unit = UNITS.find((_, at) => groups[`u${at}`] !== undefined)![1];
  const whole = count ? Math.min(...numbersOf(count)) : every === '隔' ? 2 : half ? 0 : 1;
  const length = (whole + (half ? 0.5 : 0)) * unit;
  const often = before ?? after;
  if (often && /[多几数]/u.test(often)) return { days: length <= 1 ? length : null, unit, plain: false, every: every !== undefined, many: true };
  return { days: length / Math.max(1, ...(often ? numbersOf(often) : [1])), unit, plain: !often && !count && !half, every: every !== undefined, many: false };
}

/** 周二、周五 and 月初、月末 say a unit several times and mean so many times in it. */
function together(periods: readonly Period[]): (number | null)[] {
  return periods.map(({ days, unit, plain }) => {
    const alike = periods.filter((other) => other.plain && other.unit === unit);
    return plain && days !== null && alike.length > 1 && alike.filter(({ every }) => every).length < 2 ? days / alike.length : days;
  });
}

/** Days of the week and of the month that are named in a row: 周一、三、五 is three times a week; one alone is the week or month itself. */
const dated = (text: string): string =>
  text
    .replace(/(?:[早中晚夜白甲乙丙丁]班(?![组长级])[、,和及]?)+/gu, '班')
    .replace(/(?:周|星期|礼拜)[一二三四五六日天](?:至|到|-|~)(?:周|星期|礼拜)?[一二三四五六日天](?!次|遍|回|[检巡](?!查))/gu, '日')
    .replace(/(周|星期|礼拜)([一二三四五六日天](?:[、,和及][一二三四五六日天])+)(?!次|遍|回|[检巡](?!查))/gu, (_, week: string, days: string) => `${week}${days.replace(/[、,和及]/gu, '').length}次`)
    .replace(/(周|星期|礼拜)[一二三四五六日天](?!次|遍|回|个|[检巡](?!查))/gu, '$1')
    .replace(/^([^\d]*月(?:份|的)?)\d{1,2}[日号]([^\d]*)$/u, '$1$2');

/**
 * Reads how often something is to be done. The frequency that is nearest and not laxer is taken: of hours and of shifts what is counted in a shift; so many
 * times in a day are 每日, since nobody says in which hours, and what is meant more often than hourly is 班内每1小时: both are told as laxer. 事件触发 only where the words name an event. Null for words nobody understands, and where a check of
 * every batch stands beside one of the calendar, as neither may be dropped.
 */
export const readFrequency = remembered((given): ReadFrequency | null => {
  if (given.length > LONGEST) return null;
  const code = FREQUENCIES.find((one) => one === given || FREQUENCY_NAMES[one] === alikeName(given));
  if (code) return { frequency: code, exact: true, laxer: false };
  const text = dated(alikeName(given).replaceAll('週', '周').replaceAll('個', '个').replaceAll('時', '时').replaceAll('兩', '两').replaceAll('雙', '双').replace(/节假日|节日|假日|生日/gu, '节'));
  const periods = [...text.matchAll(PERIOD)].map(periodOf);
  const days = together(periods);
  if (CONTINUOUS.test(text)) days.push(1);
  if (days.length > 0) {
    if (days.includes(null)) return null;
    const shortest = Math.min(...(days as number[]));
    const unit = periods[days.indexOf(shortest)]?.unit ?? 1;
    const [frequency, interval] = shortest > 1 - EPSILON ? ofCalendar(shortest) : unit > SHIFT_DAYS ? ofCalendar(1) : withinShift(shortest, unit);
    const laxer = shortest < interval * 0.98 || periods.some(({ many }) => many);
    if (COUNTED.test(text)) return interval <= 1 ? { frequency, exact: false, laxer } : null;
    // How long a shift is, and so how many hours a part of one has, differs from factory to factory.
    const sameUnit = unit !== SHIFT_DAYS || frequency === 'shift' || interval >= 1;
    return { frequency, exact: days.length === 1 && !laxer && sameUnit && Math.abs(shortest - interval) <= shortest * 0.02 && !OCCASION.test(text), laxer };
  }
  return COUNTED.test(text) || OCCASION.test(text) || EACH.test(text) ? { frequency: 'event', exact: true, laxer: false } : null;
});

/** The frequency of the calendar that is nearest to so many days and not laxer, with its own days. */
const ofCalendar = (days: number): readonly [Frequency, number] => INTERVALS.find(([, interval]) => interval <= days + EPSILON) ?? ['day', 1];

/** The same of less than a day, counted in hours, or in shifts and parts of them. */
function withinShift(days: number, unit: number): readonly [Frequency, number] {
  if (unit === SHIFT_DAYS && days > SHIFT_DAYS - EPSILON) return ['shift', SHIFT_DAYS];
  const [name, hours] = HOURS_OF.findLast(([, count]) => count <= days * 24 + EPSILON) ?? HOURS_OF[0]!;
  return [name, hours / 24];
}
