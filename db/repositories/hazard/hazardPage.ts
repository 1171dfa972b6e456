import { and, asc, count, desc, eq, gt, gte, isNotNull, isNull, like, lt, lte, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { FIGURE_NAMES, type FigureName, isFigure, type LedgerSort, orderBy } from '../../../app/domain/report/ledgerColumns';
import { titledFinding } from '../../../app/domain/hazard/title';
import type { Hazard, HazardGrade, HazardSource, HazardStage } from '../../../app/domain/hazard/types';
import type { Reached } from '../../../app/domain/organisation/access/reach';
import type { Day } from '../../../app/domain/shared/day';
import { folded, widthsOf } from '../../../app/domain/shared/fold';
import { recentOf } from '../../dialect/recent';
import { hazards } from '../../schema/hazards';
import { reachedParts, type Scope } from '../scope';

/** By what a hazard is reached: its place, or the name of who is responsible. */
export const HAZARD_REACH = { workshopId: hazards.workshopId, postId: hazards.postId, personId: hazards.responsibleId };

/** The columns `titledFinding` reads, for queries that name a hazard. */
export const TITLED = { title: hazards.title, riskPoint: hazards.riskPoint, description: hazards.description, sourceItemId: hazards.sourceItemId };

export interface HazardFilter {
  /** Everything, everything without a close, what of it is past its deadline, or one stage. */
  readonly state: 'all' | 'open' | 'overdue' | HazardStage;
  readonly grade?: HazardGrade;
  readonly source?: HazardSource;
  readonly workshopId?: string;
  readonly postId?: string;
  readonly responsibleId?: string;
  /** First and last day of finding, both included. */
  readonly from?: Day;
  readonly to?: Day;
  /** Beginning of a number (HZ-…) or of a title. */
  readonly search?: string;
}

/**
 * The orders a filter can be read in from an index. By deadline only what is open, by number only the whole:
 * any other combination would have to read and sort most of a large ledger. Those with a figure are few and have an index of their own.
 * A search by title orders by title.
 */
export function sortsOf(filter: HazardFilter): LedgerSort[] {
  if (filter.search) return ['found'];
  const { state, grade, source, workshopId, postId, responsibleId, from, to } = filter;
  const whole = state === 'all' && !grade && !source && !workshopId && !postId && !responsibleId && !from && !to;
  if (state === 'overdue') return ['deadline', ...FIGURE_NAMES];
  return [...(state === 'open' ? (['found', 'deadline'] as const) : whole ? (['found', 'number'] as const) : (['found'] as const)), ...FIGURE_NAMES];
}

/** Where a page begins: behind (`after`) or before (`before`) the row of this key. */
export interface HazardCursor {
  readonly direction: 'after' | 'before';
  readonly key: string;
  readonly id: string;
}

export interface HazardQuery {
  readonly reached: Reached;
  readonly filter: HazardFilter;
  readonly sort: LedgerSort;
  readonly today: Day;
  readonly limit: number;
  readonly cursor?: HazardCursor;
}

export interface HazardPage {
  readonly rows: readonly Hazard[];
  readonly previous: HazardCursor | null;
  readonly next: HazardCursor | null;
}

type Row = typeof hazards.$inferSelect;

const isNumber = (search: string): boolean => /^HZ-/i.test(folded(search));

/** The order a query is read in: the column of its key, and whether the greatest comes first. */
function orderOf({ filter, sort }: Pick<HazardQuery, 'filter' | 'sort'>) {
  if (filter.search) return isNumber(filter.search) ? BY_NUMBER : BY_TITLE;
  const offered = sortsOf(filter);
  const by = offered.includes(sort) ? sort : (offered[0] ?? 'found');
  if (!isFigure(by)) return { found: BY_FOUND, deadline: BY_DEADLINE, number: BY_NUMBER }[by];
  return { column: hazards[by], keyOf: (row: Row): string => String(row[by] ?? 0).padStart(FIGURE_DIGITS, '0'), descending: true, figure: by };
}
/** Digits of a figure in a key, so that keys compare as figures do. */
const FIGURE_DIGITS = 15;
const BY_FOUND = { column: hazards.foundDay, keyOf: (row: Row): string => row.foundDay, descending: orderBy('found').descending, figure: null };
const BY_DEADLINE = { column: hazards.dueOrder, keyOf: (row: Row): string => row.dueOrder, descending: orderBy('deadline').descending, figure: null };
const BY_NUMBER = { column: hazards.number, keyOf: (row: Row): string => row.number, descending: orderBy('number').descending, figure: null };
const BY_TITLE = { column: hazards.title, keyOf: (row: Row): string => row.title, descending: false, figure: null };

/**
 * One page of the ledger, by key: never an offset, never a total. Reads `limit` rows and one more from each part that
 * may be seen, in the order of an index, and merges them.
 */
export async function hazardPage(scope: Scope, query: HazardQuery): Promise<HazardPage> {
  const order = orderOf(query);
  const backwards = query.cursor?.direction === 'before';
  const descending = order.descending !== backwards;
  const direction = descending ? desc : asc;
  const where = and(eq(hazards.enterpriseId, scope.enterpriseId), ...filterOf(query), order.figure ? isNotNull(hazards[order.figure]) : undefined, behind(order, descending, query.cursor));
  const searches = await searched(scope, query.filter.search);
  const parts = await Promise.all(
    reachedParts(HAZARD_REACH, query.reached).flatMap((part) => searches.map((search) => and(search, part))).map((part) =>
      scope.read
        .select()
        .from(hazards)
        .where(and(where, part))
        .orderBy(direction(order.column), direction(hazards.id))
        .limit(query.limit + 1),
    ),
  );
  const found = parts.length === 1 ? (parts[0] ?? []) : merged(parts, order.keyOf, descending);
  const more = found.length > query.limit;
  const rows = backwards ? found.slice(0, query.limit).reverse() : found.slice(0, query.limit);
  const at = (row: Row | undefined, to: HazardCursor['direction']): HazardCursor | null => (row ? { direction: to, key: order.keyOf(row), id: row.id } : null);
  return {
    rows: rows.map(({ enterpriseId: _, dueOrder: __, ...hazard }): Hazard => ({ ...hazard, ...titledFinding(hazard) })),
    previous: (backwards ? more : query.cursor !== undefined) ? at(rows[0], 'before') : null,
    next: (backwards ? true : more) ? at(rows.at(-1), 'after') : null,
  };
}

/** Rows of the ledger that are counted at most, so that a count costs no more in a ledger of many years. */
export const LEDGER_COUNTED = 2_000;

/** How many a query finds on all its pages; no more than one beyond `LEDGER_COUNTED`. */
export async function countOf(scope: Scope, query: Omit<HazardQuery, 'limit' | 'cursor'>): Promise<number> {
  const order = orderOf(query);
  const where = and(eq(hazards.enterpriseId, scope.enterpriseId), ...filterOf(query), order.figure ? isNotNull(hazards[order.figure]) : undefined);
  const searches = await searched(scope, query.filter.search);
  const parts = await Promise.all(
    reachedParts(HAZARD_REACH, query.reached).flatMap((part) => searches.map((search) => and(search, part))).map(async (part) => {
      const some = scope.read.select({ id: hazards.id }).from(hazards).where(and(where, part)).limit(LEDGER_COUNTED + 1).as('some');
      return (await scope.read.select({ n: count() }).from(some))[0]?.n ?? 0;
    }),
  );
  return Math.min(parts.reduce((sum, n) => sum + n, 0), LEDGER_COUNTED + 1);
}

/** How many under a filter name a figure, and what they come to. */
export async function sumOf(scope: Scope, figure: FigureName, query: Pick<HazardQuery, 'reached' | 'filter' | 'today'>): Promise<{ readonly named: number; readonly sum: number }> {
  const where = and(eq(hazards.enterpriseId, scope.enterpriseId), isNotNull(hazards[figure]), ...filterOf(query));
  const parts = await Promise.all(
    reachedParts(HAZARD_REACH, query.reached).map((part) =>
      scope.read.select({ named: count(), sum: sql<string | number>`coalesce(sum(${hazards[figure]}), 0)` }).from(hazards).where(and(where, part)),
    ),
  );
  return parts.flat().reduce<{ named: number; sum: number }>((total, { named, sum }) => ({ named: total.named + named, sum: total.sum + Number(sum) }), { named: 0, sum: 0 });
}

function merged(parts: readonly Row[][], keyOf: (row: Row) => string, descending: boolean): Row[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const sign = descending ? -1 : 1;
  return parts.flat().sort((a, b) => sign * (compare(keyOf(a), keyOf(b)) || compare(a.id, b.id)));
}

/** `(key, id)` behind the cursor, written so that both databases start the index scan at the key. */
function behind({ column, figure }: ReturnType<typeof orderOf>, descending: boolean, cursor: HazardCursor | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const [within, beyond] = descending ? [lte, lt] : [gte, gt];
  const key = figure ? Number(cursor.key) : cursor.key;
  return and(within(column, key), or(beyond(column, key), beyond(hazards.id, cursor.id)));
}

function filterOf({ filter, today }: Pick<HazardQuery, 'filter' | 'today'>): (SQL | undefined)[] {
  const { state, grade, source, workshopId, postId, responsibleId, from, to } = filter;
  return [
    // Said twice: the first finds the indexes of open rows, the second can be judged on every other.
    ...(state === 'open' || state === 'overdue' ? [isNull(hazards.closedDay), ne(hazards.stage, 'closed')] : []),
    state === 'overdue' ? lt(hazards.dueOrder, today) : undefined,
    state === 'all' || state === 'open' || state === 'overdue' ? undefined : eq(hazards.stage, state),
    grade && eq(hazards.grade, grade),
    source && eq(hazards.source, source),
    workshopId ? eq(hazards.workshopId, workshopId) : undefined,
    postId ? eq(hazards.postId, postId) : undefined,
    responsibleId ? eq(hazards.responsibleId, responsibleId) : undefined,
    from && gte(hazards.foundDay, from),
    to && lte(hazards.foundDay, to),
  ];
}

/** A prefix as a range, which an index answers; `LIKE` would need a collation of its own in each database. */
const startingWith = (column: typeof hazards.title | typeof hazards.number, typed: string): SQL | undefined => and(gte(column, typed), lt(column, `${typed}\u{10FFFF}`));

/** A text that begins so, in whatever width it was stored. */
const begins = (column: typeof hazards.title, search: string): SQL | undefined => or(...widthsOf(search).map((typed) => startingWith(column, typed)));

/** Rows of earlier releases that are called by what was found, not by the title they were filed under: see `titledFinding`. */
const FILED_OTHERWISE = and(isNull(hazards.riskPoint), isNotNull(hazards.sourceItemId), like(hazards.title, '%不符合'));

const filedOtherwise = recentOf<boolean>(2_000);

/** Whether a factory has such rows. None comes any more, so that a factory without them is not asked again. */
async function hasOldTitles(scope: Scope): Promise<boolean> {
  const known = filedOtherwise(scope.read);
  const told = known.get(scope.enterpriseId);
  if (told !== undefined) return told;
  const found = await scope.read.select({ id: hazards.id }).from(hazards).where(and(eq(hazards.enterpriseId, scope.enterpriseId), FILED_OTHERWISE)).limit(1);
  known.put(scope.enterpriseId, found.length > 0);
  return found.length > 0;
}

/** What is looked for, in parts that are each read by themselves: numbers, or titles as they are shown. */
async function searched(scope: Scope, search: string | undefined): Promise<(SQL | undefined)[]> {
  if (!search) return [undefined];
  if (isNumber(search)) return [startingWith(hazards.number, folded(search).toUpperCase())];
  if (!(await hasOldTitles(scope))) return [begins(hazards.title, search)];
  return [and(begins(hazards.title, search), not(FILED_OTHERWISE!)), and(begins(hazards.description, search), FILED_OTHERWISE)];
}
