import { rulesFor } from 'db/repositories/organisation/enterprises';
import { sortsOf } from 'db/repositories/hazard/hazardPage';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import { isOverdue } from '~/domain/hazard/limits';
import type { LedgerLine } from '~/domain/report/ledgerLine';
import { nextStep } from '~/domain/hazard/nextStep';
import { type Hazard, type HazardGrade, HAZARD_STAGES, type HazardSource, type HazardStage } from '~/domain/hazard/types';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { SavedFilter } from '~/domain/organisation/savedFilter';
import { reachOf } from '~/domain/organisation/access/permissions';
import { reachedBy } from '~/domain/organisation/access/reach';
import { leftBefore } from '~/domain/organisation/people/stretches';
import { type FigureName, figuresOf, isFigure, type LedgerSort } from '~/domain/report/ledgerColumns';
import { type Day, daysBetween } from '~/domain/shared/day';
import type { Context } from '~/services/context';
import { ledgerFilter, ledgerHref, type LedgerQuery } from './hazardLedgerQuery';

/** One line of the 整改台账, with what its filters ask for. */
export interface LedgerRow extends LedgerLine {
  readonly source: HazardSource;
  readonly responsibleId: string;
}

export interface HazardLedgerView {
  readonly title: string;
  readonly today: Day;
  readonly rows: readonly LedgerRow[];
  /** Rows by stage, for the board; null on the list. */
  readonly board: readonly { readonly stage: HazardStage; readonly rows: readonly LedgerRow[]; readonly more: string | null }[] | null;
  /** Rows without a close, and those past their deadline, in everything the reader may see. */
  readonly open: number;
  readonly overdue: number;
  /** What those under the filter that name a figure come to; only where the ledger is read by it. */
  readonly sum: { readonly figure: FigureName; readonly named: number; readonly sum: number } | null;
  /** The figures that hazards of the factory name. */
  readonly figures: readonly FigureName[];
  /** How many there are under the filter, as far as they are counted. */
  readonly total: number;
  readonly previous: string | null;
  readonly next: string | null;
  readonly sorts: readonly { readonly sort: LedgerSort; readonly to: string; readonly chosen: boolean }[];
  readonly values: Readonly<Record<'state' | 'grade' | 'source' | 'workshop' | 'post' | 'responsible' | 'from' | 'to' | 'q' | 'sort' | 'view', string>>;
  readonly filtered: boolean;
  /** The filter in force, and those this person named. */
  readonly filter: string;
  readonly filters: readonly SavedFilter[];
  readonly listHref: string;
  readonly boardHref: string;
  readonly exportHrefs: Readonly<Record<'xlsx' | 'csv', string>>;
  readonly workshops: readonly { readonly value: string; readonly label: string }[];
  /** Posts within reach, of the workshop looked at where one is. */
  readonly posts: readonly { readonly value: string; readonly label: string }[];
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly gradeNames: Readonly<Record<HazardGrade, string>>;
  readonly mayRegister: boolean;
}

export { LEDGER_COUNTED } from 'db/repositories/hazard/hazardPage';
/** Rows of one page of the ledger. */
export const LEDGER_PAGE = 25;
const BOARD_COLUMN = 12;

export function ledgerRow(hazard: Hazard, today: Day): LedgerRow {
  const { id, number, title, riskPoint, workshopName, postName, source, foundDay, grade, responsibleId, responsibleName, deadline, closedDay, stage } = hazard;
  const step = nextStep(hazard);
  return {
    id, number, title, riskPoint, workshopName, postName, source, foundDay, grade, responsibleId, responsibleName, deadline, closedDay, stage,
    ...figuresOf(hazard),
    daysOver: deadline && isOverdue(hazard, today) ? daysBetween(deadline, today) : 0,
    waitsFor: step ? `${step.who} · ${step.act}` : '',
  };
}

/** The ledger (or its board) under the filter of the address, with exact counts of what is open. Queries do not grow with the rows. */
export async function hazardLedger(cx: Pick<Context, 'store'>, permit: Authorised<'hazard.view'>, query: LedgerQuery): Promise<HazardLedgerView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const hazards = hazardsOf(scope);
  const reached = reachedBy(permit);
  const { today } = permit;
  const { filter, sort } = query;
  const [page, total, sum, figures, board, counts, workshops, people, rules, filters, posts] = await Promise.all([
    query.view === 'list' ? hazards.page({ reached, filter, sort, today, limit: LEDGER_PAGE, cursor: query.cursor }) : null,
    query.view === 'list' ? hazards.count({ reached, filter, sort, today }) : 0,
    query.view === 'list' && isFigure(sort) ? hazards.sum(sort, { reached, filter, today }).then((told) => ({ figure: sort, ...told })) : null,
    hazards.figures(),
    query.view === 'board'
      ? Promise.all(HAZARD_STAGES.map((stage) => hazards.page({ reached, filter: { ...filter, state: stage }, sort: 'found', today, limit: BOARD_COLUMN })))
      : null,
    hazards.openCounts(reached, today),
    organisationOf(scope).workshops(),
    peopleOf(scope).persons(),
    rulesFor(scope),
    savedFiltersOf(scope).of(permit.personId, 'hazards'),
    organisationOf(scope).posts(),
  ]);
  const row = (hazard: Hazard): LedgerRow => ledgerRow(hazard, today);
  const href = (change: Partial<LedgerQuery>): string => ledgerHref({ ...query, ...change });
  return {
    title: rules.titles.ledger,
    today,
    rows: page?.rows.map(row) ?? [],
    board:
      board?.map((part, index) => {
        const stage = HAZARD_STAGES[index] as HazardStage;
        return { stage, rows: part.rows.map(row), more: part.next && href({ view: 'list', filter: { ...filter, state: stage } }) };
      }) ?? null,
    sum,
    figures,
    open: counts.open,
    overdue: counts.overdue,
    total,
    previous: page?.previous ? ledgerHref(query, page.previous) : null,
    next: page?.next ? ledgerHref(query, page.next) : null,
    sorts: sortsOf(filter).map((choice) => ({ sort: choice, to: href({ sort: choice }), chosen: choice === sort })),
    values: {
      state: filter.state, grade: filter.grade ?? '', source: filter.source ?? '', workshop: filter.workshopId ?? '', post: filter.postId ?? '', responsible: filter.responsibleId ?? '',
      from: filter.from ?? '', to: filter.to ?? '', q: filter.search ?? '', sort, view: query.view,
    },
    filtered: Object.entries(filter).some(([name, value]) => (name === 'state' ? value !== 'all' : value !== undefined)),
    filter: ledgerFilter(query),
    filters,
    listHref: href({ view: 'list' }),
    boardHref: href({ view: 'board' }),
    exportHrefs: { xlsx: ledgerHref({ ...query, view: 'list' }, null, '/hazards/export.xlsx'), csv: ledgerHref({ ...query, view: 'list' }, null, '/hazards/export.csv') },
    workshops: workshops.filter(({ id }) => covers(permit, { workshopId: id }) || posts.some((post) => post.workshopId === id && covers(permit, { postId: post.id }))).map(({ id, name }) => ({ value: id, label: name })),
    posts: posts
      .filter((post) => covers(permit, { workshopId: post.workshopId, postId: post.id }) && (!filter.workshopId || post.workshopId === filter.workshopId))
      .map(({ id, name }) => ({ value: id, label: name })),
    people: people.map(({ id, name, leftOn }) => ({ value: id, label: leftBefore(leftOn, permit.today) ? `${name}（已离职）` : name })),
    gradeNames: rules.gradeNames,
    mayRegister: reachOf(permit.standing.roles, 'hazard.register') !== null,
  };
}
