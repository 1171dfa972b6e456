import { isWallTime } from '../../organisation/places/setPostDueTime';
import { contract } from '../../shared/contract';
import { decided, type Decision, refused } from '../../shared/decision';
import { remark, VERSION } from '../../shared/fields';
import type { RefusalTexts } from '../../shared/refusal';

export type HourWindowRefusal = { readonly code: 'windowUnreadable'; readonly text: string } | { readonly code: 'windowEmpty'; readonly time: string };

export const HOUR_WINDOW_REFUSALS: RefusalTexts<HourWindowRefusal> = {
  windowUnreadable: ({ text }) => ({ status: 422, field: 'hours', sentence: `“${text}”读不出从几点到几点。请写成 24 小时制的开始和结束时间，例如：08:00-17:00；整个班次都检查的不填。` }),
  windowEmpty: ({ time }) => ({ status: 422, field: 'hours', sentence: `开始和结束都是 ${time}，这段时间没有长度。请改正时间；整个班次都检查的不填。` }),
};

/** What setting the hours of an item asks for that is checked every few hours. */
export const HOUR_WINDOW_CONTRACT = contract({
  at: 'hours',
  send: '保存检查时段',
  fields: {
    version: VERSION,
    hours: remark('检查时段', 40, {
      tidy: 'entry',
      help: '频次为“班内每几小时”的项目用，例如 08:00-17:00，过午夜的写 22:00-04:00。只在这段时间里、从它开始每几小时检查一次；不填为整个班次，没有班次的岗位为全天 24 小时。与岗位当天的班次没有重叠时，按整个班次检查。',
    }),
  },
});

const HOURS = /^(\d{1,2}):(\d{2})\s*[-–—~～至到]+\s*(?:次日|第二天)?\s*(\d{1,2}):(\d{2})$/;
const wall = (hour: string, minute: string): string => `${hour.padStart(2, '0')}:${minute}`;

/** The hours somebody wrote, as two wall times: `22:00-04:00` ends on the next day. Null for none. */
export function hourWindowIn(typed: string): Decision<string | null, HourWindowRefusal> {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return decided(null);
  const [, ...times] = HOURS.exec(text) ?? [];
  const begin = wall(times[0] ?? '', times[1] ?? '');
  const end = wall(times[2] ?? '', times[3] ?? '').replace('24:00', '00:00');
  if (!isWallTime(begin) || !isWallTime(end)) return refused({ code: 'windowUnreadable', text });
  return begin === end ? refused({ code: 'windowEmpty', time: begin }) : decided(`${begin}-${end}`);
}
