import { postDaysBetween } from 'db/repositories/routine/postDays';
import { shownAt } from '~/domain/routine/due';
import { checkPath, dutyKey, postAndTurn, turnEnd } from '~/domain/routine/turn';
import { addDays } from '~/domain/shared/day';
import { millisecondsOf, timeOf } from '~/domain/shared/instant';
import { type Due, reminding } from './remind';

/** How long before its due time an undone check is spoken of. */
const NEAR_MS = 60 * 60_000;

/**
 * Reminds of the checks of today, and of shifts that began yesterday and run, that are not done and cannot wait for a later day: those who hold the post within the hour before its due time; when the time
 * has passed also the head of the workshop. Where nobody holds the post, the head from the start. Answers how many were new.
 */
export const remindDue = reminding(async ({ scope, now, today }, staff) => {
  const view = await postDaysBetween(scope, addDays(today, -1), today, today);
  const open = view.days.filter((entry) => entry.state === 'open' && shownAt(entry, now) !== 'future');
  if (open.length === 0) return [];
  const { roster } = await staff();
  return open.flatMap((entry): Due[] => {
    const post = view.posts.find(({ id }) => id === entry.postId);
    if (!post) return [];
    const left = millisecondsOf(entry.dueAt) - millisecondsOf(now);
    if (left > NEAR_MS) return [];
    const [holders, heads] = [roster.holdersOf(post.id), roster.headsOf(post.workshopId)];
    const late = left < 0;
    const [name, until] = [postAndTurn(post.name, entry), entry.day < today ? timeOf(entry.dueAt) : turnEnd(entry.turn, post.dueTime)];
    const when = entry.day < today ? '昨天开始' : '今天';
    const own = holders.length > 0 ? holders : heads;
    const text = late
      ? `“${name}”${when}的检查已过 ${until} 时限，还没有提交。今天补交计为迟报。`
      : `“${name}”${when}的检查还没有提交，请在 ${until} 前完成。`;
    return [{ kind: late ? 'checkLate' : 'checkDue', key: `check:${dutyKey(entry)}:${entry.day}:${late ? 'late' : 'near'}`, to: late ? [...new Set([...own, ...heads])] : own, text, link: checkPath(entry, entry.turn === ''), dueDay: today }];
  });
});
