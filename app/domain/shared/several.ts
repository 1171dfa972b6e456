import { remark, rowsOf, tick, VERSION_OR_NONE, type InputOf } from './fields';
import type { RefusalText } from './refusal';

/** Most rows that are done in one form. */
const MOST_ROWS = 400;

/** Names of the fields of a row; each ends with what names the row. */
export const TICK = 'tick~';
export const OWN = 'own~';
/** The version of a row that was on the page. */
export const SEEN = 'seen~';

/** Many matters of one kind in one form: a row that is ticked takes the common words, one with words of its own is taken with those. */
export const severalFields = (label: string) => ({
  /** Every row of the page, whatever is ticked. */
  all: tick('全部'),
  same: remark(`相同的${label}`, 500, { lines: true }),
  rows: rowsOf('~', { tick: tick(''), own: remark(`另写的${label}`, 500), seen: VERSION_OR_NONE }),
});

type Several = InputOf<ReturnType<typeof severalFields>>;

/** A row that is to be done. */
export interface RowSaid {
  /** What names it. */
  readonly id: string;
  /** Its own words, or else the common ones; empty where there are neither. */
  readonly words: string;
  /** The version that was on the page; NaN where the form has none. */
  readonly seen: number;
}

/** The rows of a form that were ticked, all of them or one by one, or have words of their own. */
export const rowsSaid = ({ all, same, rows }: Several): RowSaid[] =>
  rows.flatMap(({ id, tick: ticked, own, seen }) => (all || ticked || own !== '' ? [{ id, words: own || same, seen: seen ?? Number.NaN }] : []));

interface Sentences {
  /** What is done to the rows, in a word. */
  readonly act: string;
  /** Asks for rows where there are none. */
  readonly none: string;
  /** Asks for words where a ticked row has none; null where a row may go without. */
  readonly wordless: string | null;
}

/** What stands against the rows of a form together. */
export const rowFaults = ({ act, none, wordless }: Sentences) => (input: Several): { readonly field: string; readonly sentence: string }[] => {
  const rows = rowsSaid(input);
  const wrong = [
    rows.length === 0 ? none : null,
    rows.length > MOST_ROWS ? `一次最多${act} ${MOST_ROWS} 条，请分几次提交。` : null,
    wordless !== null && rows.some(({ words }) => words === '') ? wordless : null,
  ];
  return wrong.flatMap((sentence) => (sentence === null ? [] : [{ field: 'same', sentence }]));
};

/** A row that was not done: what names it, what it is called where that helps, and why. */
export interface RowLeft {
  readonly id: string;
  readonly name?: string;
  readonly text: RefusalText;
}

/** Tells what came of a form some of whose rows were not done: how many were, and why each other was not, at its row where something has to be typed there. Null where all were. */
export function tellLeft(act: string, done: number, left: readonly RowLeft[]): RefusalText | null {
  const [first] = left;
  if (!first) return null;
  const status = done === 0 && left.every(({ text }) => text.status === first.text.status) ? first.text.status : 409;
  const elsewhere = left.filter(({ text }) => text.status !== 422).map(({ name, text }) => (name === undefined ? text.sentence : `${name}：${text.sentence}`));
  const also = left.filter(({ text }) => text.status === 422).map(({ id, text: { sentence } }) => ({ status: 422, field: OWN + id, sentence }) as const);
  return { status, sentence: `已${act} ${done} 项，${left.length} 项没有${act}。${[...new Set(elsewhere)].join('')}`, also };
}
