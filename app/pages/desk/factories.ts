import type { Store } from 'db/dialect/store';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { workbenchOf } from 'db/repositories/hazard/workbench';
import type { Membership } from 'db/repositories/organisation/accounts';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { standingOf } from 'db/repositories/organisation/standing';
import { riskOf } from 'db/repositories/risk/risk';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { authorise } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { limitsOf } from '~/domain/organisation/access/sessionLife';
import { rosterOn } from '~/domain/organisation/people/roster';
import { type FactoryFigures, sumOf } from '~/domain/report/sideBySide';
import { addDays, type Day } from '~/domain/shared/day';
import { dayOf, type Instant } from '~/domain/shared/instant';
import { seriousOf } from './dayLine';
import { dayNow } from './dayNow';

/** More factories are not counted side by side; they are entered one by one. */
export const FACTORIES_SHOWN = 50;

/** Why nothing is shown of a factory: no post there that opens the desk, or a second factor it asks for and the session has not shown. */
export type Shut = 'noDesk' | 'secondFactor';

export interface FactoryRow {
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly shut: Shut | null;
  /** Null where nothing is shown. */
  readonly figures: FactoryFigures | null;
  /** Number of the list in force; null while none is. */
  readonly listNumber: number | null;
}

export interface FactoriesView {
  readonly today: Day;
  readonly rows: readonly FactoryRow[];
  readonly sum: FactoryFigures;
  /** Factories that are not counted. */
  readonly more: number;
}

/** What needs somebody most first. */
const trouble = ({ figures }: FactoryRow): number => (figures === null ? -1 : figures.late + figures.overdue + figures.major);

/**
 * The factories an account is let into side by side, each read by itself under the standing its person has there: what that standing does not reach is not
 * counted. The same number of queries for each factory, at most `FACTORIES_SHOWN` of them, one after another.
 */
export async function factoriesSideBySide(cx: { store: Pick<Store, 'read'>; now: () => Instant }, memberships: readonly Membership[], secondShown: boolean): Promise<FactoriesView> {
  const today = dayOf(cx.now());
  const rows: FactoryRow[] = [];
  for (const membership of memberships.slice(0, FACTORIES_SHOWN)) rows.push(await oneFactory(cx, membership, today, secondShown));
  rows.sort((a, b) => trouble(b) - trouble(a));
  return { today, rows, sum: sumOf(rows.flatMap(({ figures }) => figures ?? [])), more: Math.max(0, memberships.length - FACTORIES_SHOWN) };
}

async function oneFactory(cx: { store: Pick<Store, 'read'>; now: () => Instant }, { enterpriseId, enterpriseName, personId }: Membership, today: Day, secondShown: boolean): Promise<FactoryRow> {
  const scope = scopeOf(cx.store, enterpriseId);
  const [found, rules] = await Promise.all([standingOf(scope, personId, today), rulesFor(scope)]);
  const permit = found && authorise(enterpriseId, found.standing, found.title, today, 'desk.view');
  const shut = (why: Shut): FactoryRow => ({ enterpriseId, enterpriseName, shut: why, figures: null, listNumber: null });
  if (!permit) return shut('noDesk');
  if (limitsOf(rules, permit.standing.roles).secondFactor && !secondShown) return shut('secondFactor');
  const reached = reachedBy(permit);
  const [view, counts, byGrade, list] = await Promise.all([
    postDaysBetween(scope, addDays(today, -1), today, today), hazardsOf(scope).openCounts(reached, today), workbenchOf(scope).openByWorkshop(reached), riskOf(scope).publishedOn(today),
  ]);
  const { now } = dayNow(permit, view, new Map(), rosterOn([], [], today), cx.now());
  return { enterpriseId, enterpriseName, shut: null, figures: { ...now, overdue: counts.overdue, open: counts.open, ...seriousOf(byGrade) }, listNumber: list?.number ?? null };
}
