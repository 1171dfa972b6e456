import { z } from 'zod';
import { type Day, parseDay } from '~/domain/shared/day';

interface GapSaid {
  readonly postId: string;
  readonly day: Day;
  readonly reason: string;
}

/** Longest reason, in characters, and most rows of one form. */
const LONGEST = 500;
const MOST_ROWS = 400;
/** A row that is ticked takes the common reason; one with a reason of its own is filed with that. The name ends with post and day. */
export const TICK = 'tick~';
export const OWN = 'own~';
const rowOf = (key: string) => {
  const [postId = '', day = ''] = key.split('~');
  return { postId, day: parseDay(day) };
};

/** The reasons of several days in one form: each row ticked or with words of its own is one. */
export const GapsForm = z.record(z.string(), z.string('这一项的内容不对，请重新填写。').trim().max(LONGEST, `最多 ${LONGEST} 个字，请写得短一些。`)).transform((fields, ctx): GapSaid[] => {
  const keys = new Set(Object.entries(fields).flatMap(([name, text]) => (name.startsWith(TICK) ? [name.slice(TICK.length)] : name.startsWith(OWN) && text !== '' ? [name.slice(OWN.length)] : [])));
  if (keys.size === 0) ctx.addIssue({ code: 'custom', path: ['same'], message: '请勾选要说明的岗位和日期，或在各行写明原因。' });
  if (keys.size > MOST_ROWS) {
    ctx.addIssue({ code: 'custom', path: ['same'], message: `一次最多说明 ${MOST_ROWS} 条，请分几次提交。` });
    return [];
  }
  return [...keys].flatMap((key): GapSaid[] => {
    const reason = fields[`${OWN}${key}`] || fields.same || '';
    const { postId, day } = rowOf(key);
    if (reason === '') ctx.addIssue({ code: 'custom', path: ['same'], message: '有勾选的行没有写原因：请填写相同的原因，或在该行写明。' });
    if (day === null) ctx.addIssue({ code: 'custom', path: ['same'], message: '有一行的日期不正确，请刷新后重试。' });
    return day === null ? [] : [{ postId, day, reason }];
  });
});
