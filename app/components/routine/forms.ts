import { z } from 'zod';
import { type Day, parseDay } from '~/domain/shared/day';

/** The version a form was filled in against. */
export const Version = z.coerce.number('这一页已过期，请刷新后重试。').int('这一页已过期，请刷新后重试。');

/** The same where there may be nothing yet. */
export const VersionOrNone = z.string().optional().transform((text) => (text ? Number(text) : null));

/** Text that may be empty, of at most `longest` characters; `wrong` is what is said of anything that is no text. */
export const words = (longest: number, wrong = '请填写文字。') => z.string(wrong).max(longest, `最多 ${longest} 个字。`).optional().default('');

/** A day (`YYYY-MM-DD`), or `sentence`. */
export const dayField = (sentence: string) =>
  z.string(sentence).transform((text, context): Day => {
    const day = parseDay(text);
    if (!day) context.addIssue({ code: 'custom', message: sentence });
    return day ?? ('' as Day);
  });
