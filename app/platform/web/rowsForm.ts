import { z } from 'zod';
import { keyOf } from './formKey';

/** Longest words, in characters, and most rows of one form. */
const LONGEST = 500;
const MOST_ROWS = 400;
/** A row that is ticked takes the common words; one with words of its own is taken with those. The name ends with what names the row. */
export const TICK = 'tick~';
export const OWN = 'own~';
/** The version of a row that was on the page. */
export const SEEN = 'seen~';

/** A row of a form that was ticked, or has words of its own. */
export interface RowSaid {
  /** What names it. */
  readonly row: string;
  /** Its own words, or else the common ones; empty where there are neither. */
  readonly words: string;
  /** The version that was on the page; NaN where the form has none. */
  readonly seen: number;
}

const Words = z.string('这一项的内容不对，请重新填写。').trim().max(LONGEST, `最多 ${LONGEST} 个字，请写得短一些。`);

interface Sentences {
  /** What is done to the rows, in a word. */
  readonly act: string;
  /** Asks for rows where there are none. */
  readonly none: string;
  /** Asks for words where a ticked row has none; null where a row may go without. */
  readonly wordless: string | null;
}

/** Many matters of one kind in one form: each row ticked or with words of its own is one. `shape` are the fields that all of them share besides the common words. */
export const rowsForm = <S extends Record<string, z.ZodType>>({ act, none, wordless }: Sentences, shape: S) =>
  z.looseObject({ key: z.string().optional(), same: Words.optional(), ...shape }).transform((posted, ctx) => {
    const { key, same = '', ...fields } = posted as { key?: string; same?: string } & Record<string, unknown>;
    const complain = (message: string, path = 'same') => ctx.addIssue({ code: 'custom', path: [path], message });
    const texts = new Map<string, string>();
    for (const [name, value] of Object.entries(fields)) {
      const words = Words.safeParse(value);
      if (words.success) texts.set(name, words.data);
      else complain(words.error.issues[0]!.message, name);
    }
    const named = (prefix: string, counts: (text: string) => boolean): string[] => [...texts].flatMap(([name, text]) => (name.startsWith(prefix) && counts(text) ? [name.slice(prefix.length)] : []));
    const rows = [...new Set([...named(TICK, () => true), ...named(OWN, (text) => text !== '')])];
    if (rows.length === 0) complain(none);
    if (rows.length > MOST_ROWS) complain(`一次最多${act} ${MOST_ROWS} 条，请分几次提交。`);
    const said = rows.slice(0, MOST_ROWS).map((row): RowSaid => ({ row, words: texts.get(`${OWN}${row}`) || same, seen: Number(texts.get(`${SEEN}${row}`) ?? NaN) }));
    if (wordless !== null && said.some(({ words }) => words === '')) complain(wordless);
    return { key: keyOf(key), rows: said, shared: posted as z.output<z.ZodObject<S>> };
  });
