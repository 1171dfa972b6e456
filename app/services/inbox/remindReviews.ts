import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { overdueDays, REVIEW_TRIGGER_NAMES } from '~/domain/risk/upkeep/reviews';
import { addDays } from '~/domain/shared/day';
import { openDueReviews } from '../risk/upkeep/openDueReviews';
import type { Context } from '../context';
import { type Due, reminding } from './remind';

/** Days before its day at which an open re-assessment is spoken of a second time. */
const NEAR_DAYS = 3;

/**
 * Opens the re-assessments that fell due and tells the 质量安全总监 and 质量安全员 of every open one: when it was opened,
 * shortly before its day, and when it is past it. Answers how many reminders were new.
 */
export async function remindReviews(cx: Context, enterpriseId: string): Promise<number> {
  await openDueReviews(cx, enterpriseId);
  return openReviews(cx, enterpriseId);
}

const openReviews = reminding(async ({ scope, today }, staff) => {
  const open = await riskLifeOf(scope).openReviews();
  if (open.length === 0) return [];
  const { roster } = await staff();
  const to = [...new Set([...roster.appointed('director'), ...roster.appointed('officer')])];
  return open.map((review): Due => {
    const late = overdueDays(review, today);
    const stage = late > 0 ? 'overdue' : addDays(today, NEAR_DAYS) >= review.dueDay ? 'near' : 'opened';
    const text = `重新评估（${REVIEW_TRIGGER_NAMES[review.trigger]}）：${review.what}${late > 0 ? `已超期${late}天。` : ''}`;
    return { kind: 'reviewDue', key: `review:${review.id}:${stage}`, to, text, link: `/risk/reviews#${review.id}`, dueDay: review.dueDay };
  });
});
