import { type Day, type Month, parseDay, parseMonth } from '~/domain/shared/day';
import { rowsForm } from './rowsForm';

/** A post's day, a week by its Monday, or a month, that was not done, with the reason for it. */
export type GapRow = { readonly postId: string; readonly day: Day; readonly reason: string } | { readonly kind: 'week' | 'month'; readonly period: Day | Month; readonly reason: string };

/** Names a row: post and day, or `week` or `month` and the period. */
function rowOf(row: string, reason: string): GapRow | null {
  const [of = '', on = ''] = row.split('~');
  const period = of === 'month' ? parseMonth(on) : parseDay(on);
  if (period === null) return null;
  return of === 'week' || of === 'month' ? { kind: of, period, reason } : { postId: of, day: period as Day, reason };
}

/** The reasons of several days, weeks and months in one form: each row ticked or with words of its own is one. */
export const GapsForm = rowsForm({
  act: '说明', none: '请勾选要说明的岗位和日期，或在各行写明原因。', wordless: '有勾选的行没有写原因：请填写相同的原因，或在该行写明。',
}, {}).transform(({ key, rows }, ctx) => ({
  key,
  said: rows.flatMap(({ row, words }): GapRow[] => {
    const gap = rowOf(row, words);
    if (gap === null) ctx.addIssue({ code: 'custom', path: ['same'], message: '有一行的日期不正确，请刷新后重试。' });
    return gap === null ? [] : [gap];
  }),
}));
