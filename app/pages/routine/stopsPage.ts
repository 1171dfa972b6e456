import type { Store } from 'db/dialect/store';
import { calendarOf } from 'db/repositories/routine/calendar';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { WorkWeek } from '~/domain/rulepack/rules';
import { unpublishedYears } from '~/domain/routine/calendar';
import { type ShiftsView, shiftsPart } from './shiftsPart';
import { addDays, type Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

export interface StopRow {
  readonly id: string;
  /** Null for the whole factory. */
  readonly workshopName: string | null;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly reason: string;
  readonly declaredBy: string;
  readonly declaredAt: Instant;
  readonly withdrawnAt: Instant | null;
}

export interface StopsView {
  readonly today: Day;
  readonly workshops: readonly { readonly id: string; readonly name: string }[];
  readonly stops: readonly StopRow[];
  /** The weeks the factory works, the earliest first; empty: Monday to Friday by the public calendar. */
  readonly workWeeks: readonly WorkWeek[];
  readonly shifts: ShiftsView;
  /** Years of the coming months whose holidays and exchanged days are not known. */
  readonly unpublishedYears: readonly number[];
}

/** How far ahead the calendar is looked at. */
const AHEAD_DAYS = 60;

/** Every declared stop, withdrawn ones included, the latest days first, with working week and shifts. Five queries. */
export async function stopsPage(cx: { store: Store }, permit: Authorised<'calendar.declareStop'>): Promise<StopsView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [workshops, posts, stops, persons, rules] = await Promise.all([organisationOf(scope).workshops(), organisationOf(scope).posts(), calendarOf(scope).declared(), peopleOf(scope).persons(), rulesFor(scope)]);
  const names = new Map(workshops.map(({ id, name }) => [id, name]));
  const people = new Map(persons.map(({ id, name }) => [id, name]));
  return {
    today: permit.today,
    workWeeks: rules.workWeeks,
    shifts: shiftsPart(rules.shiftPlans, workshops, posts, permit.today),
    unpublishedYears: unpublishedYears({ stops: [], holidayYears: rules.holidayYears }, permit.today, addDays(permit.today, AHEAD_DAYS)),
    workshops: workshops.filter(({ closedOn }) => closedOn === null).map(({ id, name }) => ({ id, name })),
    stops: stops.map(({ id, workshopId, fromDay, toDay, reason, declaredBy, declaredAt, withdrawnAt }) => ({
      id, workshopName: workshopId && (names.get(workshopId) ?? ''), fromDay, toDay, reason, declaredBy: people.get(declaredBy) ?? '', declaredAt, withdrawnAt,
    })),
  };
}
