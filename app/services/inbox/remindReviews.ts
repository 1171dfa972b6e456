import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { overdueDays, REVIEW_RUNGS, REVIEW_TRIGGER_NAMES, reviewDeadline } from '~/domain/risk/upkeep/reviews';
import { rungOn } from '~/domain/story/deadline';
import { openDueReviews } from '../risk/upkeep/openDueReviews';
import type { Context } from '../context';
import { type Due, reminding } from './remind';

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
    const { key, link, day } = reviewDeadline(review);
    const late = overdueDays(review, today);
    return { kind: 'reviewDue', key: `${key}:${rungOn(REVIEW_RUNGS, day, today)!.step}`, to, text: `重新评估（${REVIEW_TRIGGER_NAMES[review.trigger]}）：${review.what}${late > 0 ? `已超期${late}天。` : ''}`, link, dueDay: day };
  });
});
