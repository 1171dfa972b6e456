import { z } from 'zod';
import { parseDay } from '~/domain/shared/day';
import { tidyCreditCode } from '~/domain/organisation/creditCode';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { type Choice, EXPIRED, type Field, type Fields, type InputOf, isStray, parseMoney, rowIn, type RowsField, type WordsField } from '~/domain/shared/fields';
import { folded } from '~/domain/shared/fold';
import { PHOTO_NAME } from '~/domain/shared/marks';
import { parseInstant } from '~/domain/shared/instant';

/** A text as it is read: what an empty one gives is up to the field. */
const text = (sentence: string) => z.string({ message: sentence }).trim();
/** What is said of a text that is too long. */
export const tooLong = ({ label, most }: Pick<WordsField, 'label' | 'most'>): string => `${label}最多 ${most} 个字，请精简。`;
/** What becomes of a text before it is judged. */
const TIDY: Readonly<Record<'text' | NonNullable<WordsField['tidy']>, (said: string) => string>> = { text: (said) => said, entry: folded, loginName: tidyLoginName, creditCode: tidyCreditCode };
const oneOfThem = (choices: readonly Choice[], missing: string) => z.enum(choices.map(({ value }) => value) as [string, ...string[]], missing);
/** A row of a table in the version it was seen in. */
const CHOSEN = /^[\w-]+:\d+$/;
const listed = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());
/** Longest password. */
const LONGEST_SECRET = 200;
/** Longest mark of a server. */
const LONGEST_WITNESS = 200;
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
      return field.optional ? said.max(field.most, tooLong(field)).default('') : said.min(1, missing).max(field.most, tooLong(field));
    }
    case 'day':
      return readBy(field, parseDay);
    case 'money':
      return readBy(field, (said) => {
        const fen = parseMoney(said);
        return fen !== null && fen <= field.most ? fen : null;
      });
    case 'choice': {
      const values = oneOfThem(field.choices, missing);
      if (field.optional) return z.preprocess((said) => (said === '' || said === undefined ? null : said), values.nullable());
      return field.given === undefined ? values : values.default(field.given);
    }
    case 'answer':
      return z.enum(['yes', 'no'], missing).transform((said) => said === 'yes');
    case 'record': {
      const most = field.most ?? LONGEST_ID;
      const said = text(missing).max(most, missing);
      if (field.optional) return said.default('');
      return field.blank ? said : said.min(1, missing);
    }
    case 'many': {
      const one = field.choices ? oneOfThem(field.choices, missing) : z.string(missing).max(LONGEST_ID, missing);
      const list = z.array(one, missing).transform((values) => [...new Set(values)].filter(Boolean));
      return z.preprocess(listed, field.optional ? list : list.refine((values) => values.length > 0, missing));
    }
    case 'list': {
      const one = field.choices ? oneOfThem(field.choices, missing) : text(missing).max(field.most, tooLong(field));
      return z.preprocess(listed, field.optional ? z.array(one, missing) : z.array(one, missing).min(1, missing));
    }
    case 'chosen': {
      const row = z.string(missing).regex(CHOSEN, EXPIRED).transform((said) => ({ id: said.split(':')[0]!, version: Number(said.split(':')[1]) }));
      return z.preprocess(listed, z.array(row, missing).min(1, missing));
    }
    case 'whole': {
      const number = readBy(field.given === undefined ? field : { ...field, optional: false }, (said) => {
        const plain = folded(said);
        const value = /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
        return value >= field.least && value <= field.most ? value : null;
      });
      return field.given === undefined ? number : z.preprocess((said) => said ?? String(field.given), number);
    }
    case 'secret':
      return z.string(missing).min(1, missing).max(LONGEST_SECRET, `密码最多 ${LONGEST_SECRET} 个字符。`);
    case 'time':
      return text(missing).overwrite(folded).regex(/^([01]\d|2[0-3]):[0-5]\d$/, missing);
    case 'moment':
      return z.string().optional().transform((said) => parseInstant(said ?? ''));
    case 'witness':
      return z.unknown().optional().transform((said) => (typeof said === 'string' ? said.slice(0, LONGEST_WITNESS) : ''));
    case 'rows':
      return z.record(z.string(), z.object(readings(field.fields))).transform((rows) => Object.entries(rows).map(([id, row]) => ({ ...row, id: id.slice(1) })));
    case 'tick':
      return z.string().optional().transform(Boolean);
    case 'photos':
      return z.preprocess(listed, z.array(z.string().regex(PHOTO_NAME, missing)).max(field.most, `一次最多上传 ${field.most} 张照片。`));
    case 'file': {
      const sent = z.instanceof(File, { message: missing });
      return field.optional ? sent.nullish().transform((one) => (one?.name ? one : null)) : sent;
    }
    case 'lock': {
      // Nothing is no version, and not the one that nothing has yet.
      const version = z.preprocess((said) => (typeof said === 'string' && said.trim() === '' ? undefined : said), z.coerce.number(missing).int(missing));
      return field.optional ? z.preprocess((said) => (said === '' || said === undefined ? null : said), version.nullable()) : version;
    }
  }
}

const readings = (fields: Fields): Record<string, z.ZodType> => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, reading(field)]));

/** The rows of a form, by mark and id of the row; a field that comes several times has a list. */
function gathered(field: RowsField, posted: Readonly<Record<string, unknown>>): Record<string, Record<string, unknown>> {
  const rows: Record<string, Record<string, unknown>> = {};
  for (const [said, value] of Object.entries(posted)) {
    const found = rowIn(field, said);
    if (!found) continue;
    const row = (rows[`${field.mark}${found.id}`] ??= {});
    row[found.name] = found.name in row ? [row[found.name], value].flat() : value;
  }
  return rows;
}

/** How what a verb asks for is read. What stands against a field of a row is at `[rows, mark and id, field]`. */
export function schemaOf<const F extends Fields>(fields: F): z.ZodType<InputOf<F>> {
  const rows = Object.entries(fields).flatMap(([name, field]) => (field.kind === 'rows' ? [[name, field] as const] : []));
  if (rows.length === 0) return z.object(readings(fields)) as unknown as z.ZodType<InputOf<F>>;
  const gather = (posted: unknown, judged: z.core.$RefinementCtx) => {
    if (Object.keys(posted as object).some((said) => rows.some(([, field]) => isStray(field, said)))) judged.addIssue({ code: 'custom', message: EXPIRED });
    return { ...(posted as object), ...Object.fromEntries(rows.map(([name, field]) => [name, gathered(field, posted as Readonly<Record<string, unknown>>)])) };
  };
  return z.preprocess(gather, z.looseObject(readings(fields))) as unknown as z.ZodType<InputOf<F>>;
}
