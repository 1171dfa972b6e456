import { z } from 'zod';
import { type Day, parseDay } from '~/domain/shared/day';

const NAME_LENGTH = 40;

/** A name of a person or a place, trimmed. */
export const nameText = (what: string) =>
  z.string(`请填写${what}。`).trim().min(1, `请填写${what}。`).max(NAME_LENGTH, `${what}最多${NAME_LENGTH}个字。`);

/** A day as a date field sends it. */
export const dayField = (what: string) =>
  z.string(`请填写${what}。`).transform((text, check): Day => {
    const day = parseDay(text);
    if (day) return day;
    check.addIssue({ code: 'custom', message: text ? `${what}不是有效的日期。` : `请填写${what}。` });
    return z.NEVER;
  });

/** The lock a form was opened with. */
export const versionField = z.coerce.number('表单不完整，请刷新页面后重试。').int('表单不完整，请刷新页面后重试。').positive('表单不完整，请刷新页面后重试。');
