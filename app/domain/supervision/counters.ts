import { addMonths, type Day, daysOfMonth, monthOf } from '../shared/day';
import type { FoundRisk } from './types';

/** Something a bureau found, and when. */
export interface Finding {
  readonly risk: FoundRisk;
  readonly day: Day;
}

/** Months that are looked back over, and how many of a kind make a factory one to be looked at more closely (黔南州 plan of 2024; counting from the day of finding is this product's own). */
export const COUNTER_RULES = { months: 24, considerable: 1, major: 3, source: '黔南州2024年重点工业产品质量安全隐患排查治理行动工作方案；按发现日期逐日滚动计算为本软件的口径' } as const;

/** The first day that is counted: the same day of the month so many months ago, or the last of that month where it has none. */
export function countedFrom(today: Day): Day {
  const { last } = daysOfMonth(addMonths(monthOf(today), -COUNTER_RULES.months));
  const same = `${last.slice(0, 8)}${today.slice(8)}` as Day;
  return same > last ? last : same;
}

export interface Counters {
  readonly from: Day;
  readonly considerable: number;
  readonly major: number;
  /** 重点监管, 特别监管: reached by the count; whether a factory is under either, the bureau decides. */
  readonly key: boolean;
  readonly special: boolean;
}

/** What a bureau found at a factory over the months that count, today among them. */
export function countersOf(findings: readonly Finding[], today: Day): Counters {
  const from = countedFrom(today);
  const count = (risk: FoundRisk): number => findings.filter((finding) => finding.risk === risk && finding.day >= from && finding.day <= today).length;
  const [considerable, major] = [count('considerable'), count('major')];
  return { from, considerable, major, key: considerable >= COUNTER_RULES.considerable, special: major >= COUNTER_RULES.major };
}
