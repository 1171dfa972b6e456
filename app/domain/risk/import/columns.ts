import { partsOf } from '../../shared/stored';
import type { Stage } from '../types';
import { type ImportField, IMPORT_FIELDS, joins, SYNONYMS } from './fields';
import type { Sheet } from './sheet';

/** Where the head of a sheet stands, and what each column says. */
export interface Layout {
  /** First row of the head, from 0. */
  readonly head: number;
  /** Rows of the head: 1, or 2 where a second row divides the first. */
  readonly headRows: 1 | 2;
  /** The heads as a person reads them; `责任人 / 车间` where two rows make one. */
  readonly titles: readonly string[];
  /** What each column was taken for; null for one that is not read. */
  readonly fields: readonly (ImportField | null)[];
  /** The stage of every row, chosen by a person where no column says it. */
  readonly stage?: Stage | null;
}

/** Reads a stored layout. */
export const readLayout = (stored: unknown): Layout => ({ head: 0, headRows: 1, titles: [], fields: [], ...partsOf<Layout>(stored) });

/** How many rows from the top may be titles and remarks. */
const SEARCHED_ROWS = 40;
const NOISE = /[\s()（）【】[\]《》<>/\\、,，.。:：;；*★☆●○_\-—·]/gu;

/** A head without blanks, brackets and other signs, in one width and case. */
export const bareTitle = (title: string): string => title.normalize('NFKC').replace(NOISE, '').toUpperCase();

const KNOWN: ReadonlyMap<string, readonly [ImportField, number]> = new Map(
  IMPORT_FIELDS.flatMap((field) => (SYNONYMS[field] ?? []).map((name, rank): [string, readonly [ImportField, number]] => [bareTitle(name), [field, rank]])),
);

/** What heads were taken for before, by their bare titles; null for one that was not read. */
export type KnownHeads = ReadonlyMap<string, ImportField | null>;
const NO_HEADS: KnownHeads = new Map();

const titleKey = ({ parent, child }: Title): string => bareTitle(parent + child);

/** The heads of a layout as they are remembered for the next file. */
export const headsOf = ({ titles, fields }: Layout): [string, ImportField | null][] =>
  titles.flatMap((title, column) => (bareTitle(title) === '' ? [] : [[bareTitle(title).slice(0, 60), fields[column] ?? null] as [string, ImportField | null]]));

/** The field a head means, with how sure that is (0 is surest); null when no form known calls a column so. */
function meaningOf(parent: string, child: string): readonly [ImportField, number] | null {
  const whole = bareTitle(parent + child);
  const found = KNOWN.get(whole) ?? (parent && child ? (KNOWN.get(bareTitle(child)) ?? KNOWN.get(bareTitle(parent))) : undefined);
  if (found) return found;
  const inBrackets = /^(.*?)[(（].*$/su.exec(child || parent)?.[1];
  return (inBrackets && KNOWN.get(bareTitle(inBrackets))) || null;
}

interface Title {
  readonly parent: string;
  readonly child: string;
}

/** Each field goes to the column that names it best; measures may stand in several. */
function assign(titles: readonly Title[], heads: KnownHeads): (ImportField | null)[] {
  const meanings = titles.map((title): readonly [ImportField, number] | null => {
    const said = heads.get(titleKey(title).slice(0, 60));
    if (said !== undefined) return said && [said, -1];
    return meaningOf(title.parent, title.child);
  });
  const fields = meanings.map((meaning, column) => {
    if (!meaning) return null;
    const [field, rank] = meaning;
    const better = meanings.some((other, at) => other?.[0] === field && (other[1] < rank || (other[1] === rank && at < column)));
    return better && !joins(field) ? null : field;
  });
  // 风险点描述 describes the risk point where another column names it, and is it where none does
  const point = fields.includes('riskPoint') ? -1 : titles.findIndex((title) => titleKey(title).includes('风险点') && heads.get(titleKey(title)) !== null);
  return fields.map((field, column) => (column === point ? 'riskPoint' : field));
}

const oneRow = (row: readonly string[]): Title[] => row.map((child) => ({ parent: '', child }));

/** Two rows as one head: a cell over both says it once; a blank above belongs to what stands left of it. */
function twoRows(above: readonly string[], below: readonly string[]): Title[] {
  let last = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column): Title => {
    const [upper, lower] = [above[column] ?? '', below[column] ?? ''];
    if (upper) last = upper;
    if (upper === lower || lower === '') return { parent: '', child: upper };
    return { parent: upper || last, child: lower };
  });
}

const worth = (fields: readonly (ImportField | null)[]): number => new Set(fields.filter((field) => field !== null)).size + (fields.includes('riskPoint') ? 0.5 : 0);

/** The layout with a given head. */
export function layoutAt(sheet: Sheet, head: number, headRows: 1 | 2, heads: KnownHeads = NO_HEADS): Layout {
  const titles = headRows === 1 ? oneRow(sheet.rows[head] ?? []) : twoRows(sheet.rows[head] ?? [], sheet.rows[head + 1] ?? []);
  return { head, headRows, titles: titles.map(({ parent, child }) => (parent ? `${parent} / ${child}` : child).replace(/\s+/g, ' ')), fields: assign(titles, heads) };
}

/** Whether the row below divides the head: nothing stands in it that could be data of a recognised column. */
const divides = (sheet: Sheet, head: number): boolean =>
  sheet.merges.some(({ top, bottom, left, right }) => (top === head && bottom === head + 1) || (top === head && bottom === head && right > left && right - left < 8)) ||
  ((sheet.rows[head] ?? []).some((cell) => cell === '') && (sheet.rows[head + 1] ?? []).some((cell, column) => cell !== '' && !sheet.rows[head]?.[column]));

/**
 * Finds the head of a sheet below titles and remarks: the row, or pair of rows, in which most columns are recognised.
 * Null when no row names at least two of them.
 */
export function findLayout(sheet: Sheet, heads: KnownHeads = NO_HEADS): Layout | null {
  let best: Layout | null = null;
  for (let head = 0; head < Math.min(SEARCHED_ROWS, sheet.rows.length); head += 1) {
    const row = sheet.rows[head]!;
    if (new Set(row.filter((cell) => cell !== '')).size < 2) continue;
    const candidates = [layoutAt(sheet, head, 1, heads), ...(divides(sheet, head) ? [layoutAt(sheet, head, 2, heads)] : [])];
    for (const candidate of candidates) if (worth(candidate.fields) > worth(best?.fields ?? [])) best = candidate;
  }
  return best && worth(best.fields) >= 2 ? best : null;
}

/** The sheet of a workbook that most looks like a list; 0 when none does. */
export function likeliestSheet(sheets: readonly Sheet[], heads: KnownHeads = NO_HEADS): number {
  const worths = sheets.map((sheet) => worth(findLayout(sheet, heads)?.fields ?? []));
  return Math.max(0, worths.indexOf(Math.max(...worths)));
}
