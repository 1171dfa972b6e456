import { postDaysBetween } from 'db/repositories/routine/postDays';
import { dueAt } from '~/domain/routine/due';
import { millisecondsOf } from '~/domain/shared/instant';
import { type Due, reminding } from './remind';

/** How long before its due time an undone check is spoken of. */
const NEAR_MS = 60 * 60_000;

/**
 * Reminds of today's checks that are not done and cannot wait for a later day: those who hold the post within the hour before its due time; when the time
 * has passed also the head of the workshop. Where nobody holds the post, the head from the start. Answers how many were new.
 */
export const remindDue = reminding(async ({ scope, now, today }, staff) => {
  const view = await postDaysBetween(scope, today, today, today);
  const open = view.days.filter(({ state }) => state === 'open');
  if (open.length === 0) return [];
  const { roster } = await staff();
  return open.flatMap((entry): Due[] => {
    const post = view.posts.find(({ id }) => id === entry.postId);
    if (!post) return [];
    const left = millisecondsOf(dueAt(post, entry.until ?? today)) - millisecondsOf(now);
    if (left > NEAR_MS) return [];
    const [holders, heads] = [roster.holdersOf(post.id), roster.headsOf(post.workshopId)];
    const late = left < 0;
    const own = holders.length > 0 ? holders : heads;
    const text = late
      ? `“${post.name}”今天的检查已过 ${post.dueTime} 时限，还没有提交。今天补交计为迟报。`
      : `“${post.name}”今天的检查还没有提交，请在 ${post.dueTime} 前完成。`;
    return [{ kind: late ? 'checkLate' : 'checkDue', key: `check:${post.id}:${today}:${late ? 'late' : 'near'}`, to: late ? [...new Set([...own, ...heads])] : own, text, link: `/check/${post.id}`, dueDay: today }];
  });
});
