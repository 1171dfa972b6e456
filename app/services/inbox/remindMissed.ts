import { believedDay } from 'db/repositories/chainHead';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { checkPath } from '~/domain/routine/turn';
import { gapDeadline } from '~/domain/routine/waits';
import { addDays, formatDay } from '~/domain/shared/day';
import { type Due, reminding } from './remind';

/** How many days back a gap is still asked about: the program may not have run on the morning after. */
const LOOK_BACK_DAYS = 7;

/** Asks the head of the workshop (the 质量安全员 where there is none) for the reason of every day that was not done, as far as the clock is believed. Answers how many were new. */
export const remindMissed = reminding(async ({ scope, today }, staff) => {
  const view = await postDaysBetween(scope, addDays(today, -LOOK_BACK_DAYS), addDays(today, -1), today);
  const believed = await believedDay(scope);
  const missed = view.days.filter(({ state, day }) => state === 'missed' && believed && day <= believed);
  if (missed.length === 0) return [];
  const { roster } = await staff();
  const names = new Map(view.posts.map(({ id, name }) => [id, name]));
  return missed.map(({ postId, workshopId, day, turn, turnName }): Due => {
    const { key, text: name } = gapDeadline({ postId, workshopId, day, turn, turnName }, names.get(postId) ?? '');
    const heads = roster.headsOf(workshopId);
    return {
      kind: 'checkMissed', key, to: heads.length > 0 ? heads : roster.appointed('officer'),
      text: `“${name}”${formatDay(day)}的检查未进行，请补录或说明原因。`, link: checkPath({ postId, day, turn }, false), dueDay: null,
    };
  });
});
