import type { HazardSource } from '../../hazard/types';
import type { Rules } from '../../rulepack/rules';
import { addDays, addMonths, type Day, daysBetween, daysOfMonth, formatDate, monthOf } from '../../shared/day';
import { dayOf, type Instant } from '../../shared/instant';
import type { Review, ReviewTrigger } from './reviews';
import type { RiskItem } from '../types';

/** A task the program opens: its matter is the same whenever and wherever it is computed. */
export interface FoundReview {
  readonly trigger: ReviewTrigger;
  readonly matter: string;
  readonly what: string;
  readonly lineIds: readonly string[];
  readonly postIds: readonly string[];
  readonly dueDay: Day;
}

export interface FoundHazard {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly source: HazardSource;
  readonly riskLineId: string | null;
  readonly postId: string;
  readonly foundDay: Day;
}

export interface Stop {
  readonly workshopId: string | null;
  readonly fromDay: Day;
  readonly toDay: Day;
}

type UpkeepRules = Pick<Rules, 'recurrenceDays' | 'upkeep'>;

/** The day some months later; the last of the month where the day does not exist. */
export function monthsLater(value: Day, months: number): Day {
  const month = addMonths(monthOf(value), months);
  const { last } = daysOfMonth(month);
  const same = `${month}-${value.slice(8)}` as Day;
  return same <= last ? same : last;
}

/** The same line found again within the factory's days of recurrence: one task for each finding that is a recurrence; its days begin today, when it is opened. */
export function recurrences(hazards: readonly FoundHazard[], items: readonly RiskItem[], rules: UpkeepRules, today: Day): FoundReview[] {
  const lines = new Map(items.map((item) => [item.lineId, item]));
  return [...lines].flatMap(([lineId, item]): FoundReview[] => {
    const own = hazards.filter((hazard) => hazard.riskLineId === lineId).sort((a, b) => (`${a.foundDay}${a.number}` < `${b.foundDay}${b.number}` ? -1 : 1));
    const [before, latest] = own.slice(-2);
    if (!before || !latest || daysBetween(before.foundDay, latest.foundDay) > rules.recurrenceDays || daysBetween(latest.foundDay, today) > rules.recurrenceDays) return [];
    return [{
      trigger: 'recurrence', matter: `recurrence:${lineId}:${latest.id}`, lineIds: [lineId], postIds: [item.postId], dueDay: addDays(today, rules.upkeep.reviewDays),
      what: `“${item.riskPoint}”${formatDate(before.foundDay)}（${before.number}）和${formatDate(latest.foundDay)}（${latest.number}）两次发现隐患，相隔不到${rules.recurrenceDays}天。`,
    }];
  });
}

/** A complaint or a failed sampling that was registered as a hazard: its line, or the rows of its post. */
export function reports(hazards: readonly FoundHazard[], items: readonly RiskItem[], rules: UpkeepRules, today: Day): FoundReview[] {
  return hazards.flatMap((hazard): FoundReview[] => {
    if ((hazard.source !== 'complaint' && hazard.source !== 'sampling') || daysBetween(hazard.foundDay, today) > rules.recurrenceDays) return [];
    const line = items.find(({ lineId }) => lineId === hazard.riskLineId);
    const touched = line ? [line] : items.filter(({ postId }) => postId === hazard.postId);
    if (touched.length === 0) return [];
    return [{
      trigger: hazard.source, matter: `${hazard.source}:${hazard.id}`, lineIds: touched.map(({ lineId }) => lineId), postIds: [hazard.postId],
      dueDay: addDays(today, rules.upkeep.reviewDays), what: `${hazard.source === 'complaint' ? '投诉' : '抽查不合格'}：${hazard.title}（${hazard.number}）`,
    }];
  });
}

/**
 * Lines nobody looked at for a year: counted from the assessment (the publication of the list where there is none) or a
 * later yearly re-assessment of the line. One task for all lines that fall due within the lead time.
 */
export function yearly(items: readonly RiskItem[], publishedAt: Instant, reviews: readonly Review[], rules: UpkeepRules, today: Day): FoundReview[] {
  const seen = new Map<string, Day>();
  for (const review of reviews) {
    if (review.trigger !== 'yearly') continue;
    // an open task already asks for its lines
    const on = review.doneAt ? dayOf(review.doneAt) : today;
    for (const lineId of review.lineIds) if (on > (seen.get(lineId) ?? '')) seen.set(lineId, on);
  }
  const due = items.flatMap((item) => {
    const assessed = item.assessment ? dayOf(item.assessment.assessedAt) : dayOf(publishedAt);
    const looked = seen.get(item.lineId);
    const on = monthsLater(looked && looked > assessed ? looked : assessed, 12);
    return addDays(on, -rules.upkeep.yearlyLeadDays) <= today ? [{ item, on }] : [];
  });
  if (due.length === 0) return [];
  const first = due.map(({ on }) => on).sort()[0]!;
  const lines = due.map(({ item }) => item.lineId).sort();
  return [{
    trigger: 'yearly', matter: `yearly:${first}:${lines[0]}`, lineIds: lines, postIds: [...new Set(due.map(({ item }) => item.postId))], dueDay: first,
    what: `${lines.length}项风险的评价将满或已满一年，请复评。`,
  }];
}

/** A workshop, or the whole factory, that stood still for the months of the rule and starts again soon or has started. Stops that follow one another are one. */
export function restarts(stops: readonly Stop[], items: readonly RiskItem[], rules: UpkeepRules, today: Day): FoundReview[] {
  const places = [...new Set(stops.map(({ workshopId }) => workshopId))];
  return places.flatMap((place) => {
    const runs: { fromDay: Day; toDay: Day }[] = [];
    for (const stop of stops.filter(({ workshopId }) => workshopId === place).sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1))) {
      const last = runs.at(-1);
      if (last && stop.fromDay <= addDays(last.toDay, 1)) last.toDay = stop.toDay > last.toDay ? stop.toDay : last.toDay;
      else runs.push({ fromDay: stop.fromDay, toDay: stop.toDay });
    }
    const own = items.filter(({ workshopId }) => place === null || workshopId === place);
    return runs.flatMap(({ fromDay, toDay }): FoundReview[] => {
      const restart = addDays(toDay, 1);
      const { restartMonths, reviewDays } = rules.upkeep;
      if (monthsLater(fromDay, restartMonths) > restart || own.length === 0) return [];
      if (addDays(restart, -reviewDays) > today || daysBetween(restart, today) > rules.recurrenceDays) return [];
      return [{
        trigger: 'restart', matter: `restart:${place ?? 'all'}:${restart}`, lineIds: own.map(({ lineId }) => lineId), postIds: [...new Set(own.map(({ postId }) => postId))], dueDay: restart,
        what: `${formatDate(fromDay)}起停产已满${restartMonths}个月，${formatDate(restart)}复产前请重新评估。`,
      }];
    });
  });
}
