import { z } from 'zod';
import { type Day, parseDay } from '~/domain/shared/day';

/** The version a form was filled in against. */
export const Version = z.coerce.number('这一页已过期,请刷新后重试。').int();

/** The same where there may be nothing yet. */
export const VersionOrNone = z.string().optional().transform((text) => (text ? Number(text) : null));

/** Text that may be empty, of at most `longest` characters. */
export const words = (longest: number) => z.string().max(longest, `最多 ${longest} 个字。`).optional().default('');

/** A day (`YYYY-MM-DD`), or `sentence`. */
export const dayField = (sentence: string) =>
  z.string(sentence).transform((text, context): Day => {
    const day = parseDay(text);
    if (!day) context.addIssue({ code: 'custom', message: sentence });
    return day ?? ('' as Day);
  });
