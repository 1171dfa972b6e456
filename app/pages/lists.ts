import { hazardsOf } from 'db/repositories/hazard/hazards';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { submissionsOf } from 'db/repositories/paper/submissions';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Action, reachOf } from '~/domain/organisation/access/permissions';
import { reachedBy } from '~/domain/organisation/access/reach';
import { CHECK_DAYS_LIST, DAY_LIST, FINDINGS_LIST, LEDGER_LIST, PAPERS_LIST, PEOPLE_LIST, SIGNALS_LIST, SUBMISSIONS_LIST } from '~/domain/report/lists';
import { columnsShown, inOrder, listAsked, type ListColumn, type ListTable, withoutColumns } from '~/domain/report/listTable';
import { PAPER_KINDS } from '~/domain/report/register';
import { monthOf, parseDay, parseMonth } from '~/domain/shared/day';
import type { Context } from '~/services/context';
import { ledgerRow } from './hazard/hazardLedger';
import { parseLedgerQuery } from './hazard/hazardLedgerQuery';
import { peopleList, peopleFound } from './organisation/peopleList';
import { papersOfMonth } from './paper/papers';
import { checkDayLines, checkRows, findingLines } from './routine/checkRows';
import { dayLine, dayPage } from './routine/dayPage';
import { signalsPage } from './routine/signalsPage';
import { submissionLine } from './supervision/submissionDesk';

type Cx = Pick<Context, 'store' | 'now'>;

/** A list as a file: its columns as they were chosen, and its rows as texts. */
interface MadeFile {
  readonly title: string;
  readonly columns: readonly Pick<ListColumn<never>, 'head' | 'width'>[];
  readonly rows: AsyncIterable<readonly string[]>;
}

/** A list that can be had as a file: who may, and what it holds for the question of its page. Null where the question is about nothing. */
interface ListFile {
  readonly name: string;
  readonly needs: Action;
  readonly of: (cx: Cx, permit: Authorised<Action>, params: URLSearchParams, hidden: readonly string[]) => Promise<MadeFile | null>;
}

interface Declared<A extends Action, Row> {
  readonly table: ListTable<Row>;
  readonly needs: A;
  /** Columns that a reader does not get. */
  readonly without?: (permit: Authorised<A>) => readonly string[];
  /** All rows, before they are put in order; those that are read piece by piece come in their order. */
  readonly rows: (cx: Cx, permit: Authorised<A>, params: URLSearchParams) => Promise<readonly Row[] | AsyncIterable<Row> | null>;
}

async function* texts<Row>(rows: Iterable<Row> | AsyncIterable<Row>, columns: readonly ListColumn<Row>[]): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield columns.map(({ text }) => text(row));
}

const listFile = <A extends Action, Row>({ table, needs, without, rows }: Declared<A, Row>): ListFile => ({
  name: table.name,
  needs,
  of: async (cx, permit, params, hidden) => {
    // The route opened the door of `needs`, so that the permit is of this action.
    const own = permit as Authorised<A>;
    const found = await rows(cx, own, params);
    if (!found) return null;
    const shown = withoutColumns(table, without?.(own) ?? []);
    const columns = columnsShown(shown, hidden);
    return { title: table.title, columns, rows: texts(Array.isArray(found) ? inOrder(shown, found as readonly Row[], listAsked(params).sort) : found, columns) };
  },
});

/** Rows read at a time of a list that is read by key. */
const PORTION = 200;

async function* ledgerLines(cx: Cx, permit: Authorised<'hazard.view'>, params: URLSearchParams) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { filter, sort } = parseLedgerQuery(params);
  const { gradeNames } = await rulesFor(scope);
  let cursor = undefined;
  do {
    const page = await hazardsOf(scope).page({ reached: reachedBy(permit), filter, sort, today: permit.today, limit: PORTION, cursor });
    for (const hazard of page.rows) yield { ...ledgerRow(hazard, permit.today), gradeWords: hazard.grade ? gradeNames[hazard.grade] : '未定级' };
    cursor = page.next ?? undefined;
  } while (cursor);
}

async function* submissionLines(cx: Cx, permit: Authorised<'submission.view'>) {
  const { page } = submissionsOf(scopeOf(cx.store, permit.enterpriseId));
  let key: Parameters<typeof page>[0] = null;
  do {
    const rows: Awaited<ReturnType<typeof page>> = await page(key, PORTION);
    yield* rows.map(submissionLine);
    const last = rows.length === PORTION ? rows.at(-1) : undefined;
    key = last ? { submittedAt: last.submittedAt, id: last.id } : null;
  } while (key);
}

/** What `?figure=&from=&to=&workshop=&post=` asks for. */
const figureIn = (params: URLSearchParams) => {
  const [from, to] = [parseDay(params.get('from') ?? ''), parseDay(params.get('to') ?? '')];
  return from && to ? { figure: params.get('figure') ?? '', from, to, workshopId: params.get('workshop'), postId: params.get('post') } : null;
};

/** The lists of the desk as files; a role sees in them what it sees on the screen. */
export const listFiles: readonly ListFile[] = [
  listFile({
    table: PEOPLE_LIST, needs: 'organisation.view',
    without: (permit) => (reachOf(permit.standing.roles, 'organisation.manage') ? [] : ['loginName']),
    rows: async (cx, permit, params) => peopleFound(await peopleList(cx, permit, reachOf(permit.standing.roles, 'organisation.manage') !== null), params, permit.today),
  }),
  listFile({
    table: CHECK_DAYS_LIST, needs: 'check.view',
    rows: async (cx, permit, params) => {
      const asked = figureIn(params);
      const view = asked && (await checkRows(cx, permit, asked));
      return view && checkDayLines(view);
    },
  }),
  listFile({
    table: FINDINGS_LIST, needs: 'check.view',
    rows: async (cx, permit, params) => {
      const asked = figureIn(params);
      const view = asked && (await checkRows(cx, permit, asked));
      return view && findingLines(view);
    },
  }),
  listFile({
    table: DAY_LIST, needs: 'check.view',
    rows: async (cx, permit, params) => {
      const day = parseDay(params.get('day') ?? '');
      return day && (await dayPage(cx, permit, day)).rows.map(dayLine);
    },
  }),
  listFile({ table: SIGNALS_LIST, needs: 'weekly.sign', rows: async (cx, permit, params) => (await signalsPage(cx, permit, parseDay(params.get('day') ?? '') ?? permit.today)).rows }),
  listFile({ table: SUBMISSIONS_LIST, needs: 'submission.view', rows: async (cx, permit) => submissionLines(cx, permit) }),
  listFile({
    table: PAPERS_LIST, needs: 'papers.view', without: () => ['pdf'],
    rows: async (cx, permit, params) => {
      const month = parseMonth(params.get('month') ?? monthOf(permit.today));
      return month && papersOfMonth(cx, permit, month, PAPER_KINDS.find((kind) => kind === params.get('kind')) ?? null);
    },
  }),
  listFile({ table: LEDGER_LIST, needs: 'hazard.view', rows: async (cx, permit, params) => ledgerLines(cx, permit, params) }),
];
