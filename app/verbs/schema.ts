import { z } from 'zod';
import { parseDay } from '~/domain/shared/day';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { type Field, type Fields, type InputOf, parseMoney, type WordsField } from '~/domain/shared/fields';
import { folded } from '~/domain/shared/fold';

/** A text as it is read: what an empty one gives is up to the field. */
const text = (sentence: string) => z.string({ message: sentence }).trim();
const tooLong = (most: number): string => `这里最多写 ${most} 个字，请精简。`;
const HASH = /^[0-9a-f]{64}$/;
/** What becomes of a text before it is judged. */
const TIDY: Readonly<Record<'text' | NonNullable<WordsField['tidy']>, (said: string) => string>> = { text: (said) => said, entry: folded, loginName: tidyLoginName };
/** Longest id of a record. */
const LONGEST_ID = 64;

/** A text read by `read`, which answers null for what is none of its kind; an empty one is null where that is allowed. */
const readBy = <V>(field: Field, read: (said: string) => V | null) =>
  (field.optional ? text(field.missing).default('') : text(field.missing)).transform((said, context): V | null => {
    if (said === '' && field.optional) return null;
    const value = read(said);
    if (value === null) context.addIssue({ code: 'custom', message: field.missing });
    return value ?? z.NEVER;
  });

/** How one field is read, from the text of a form or from the value of a JSON body. */
function reading(field: Field): z.ZodType {
  const { missing } = field;
  switch (field.kind) {
    case 'words': {
      const said = text(missing).overwrite(TIDY[field.tidy ?? 'text']);
      return field.optional ? said.max(field.most, tooLong(field.most)).default('') : said.min(1, missing).max(field.most, tooLong(field.most));
    }
    case 'day':
      return readBy(field, parseDay);
    case 'money':
      return readBy(field, (said) => {
        const fen = parseMoney(said);
        return fen !== null && fen <= field.most ? fen : null;
      });
    case 'choice': {
      const values = z.enum(field.choices.map(({ value }) => value) as [string, ...string[]], missing);
      return field.given === undefined ? values : values.default(field.given);
    }
    case 'answer':
      return z.enum(['yes', 'no'], missing).transform((said) => said === 'yes');
    case 'record':
      return field.optional ? text(missing).max(LONGEST_ID, missing).default('') : text(missing).min(1, missing).max(LONGEST_ID, missing);
    case 'tick':
      return z.string().optional().transform(Boolean);
    case 'photos':
      return z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().regex(HASH, missing)).max(field.most, `一次最多上传 ${field.most} 张照片。`));
    case 'file': {
      const sent = z.instanceof(File, { message: missing });
      return field.optional ? sent.nullish().transform((one) => (one?.name ? one : null)) : sent;
    }
    case 'lock':
      return z.coerce.number(missing).int(missing);
  }
}

/** How what a verb asks for is read. */
export const schemaOf = <F extends Fields>(fields: F): z.ZodType<InputOf<F>> =>
  z.object(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, reading(field)]))) as unknown as z.ZodType<InputOf<F>>;
