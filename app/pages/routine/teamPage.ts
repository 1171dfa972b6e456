import type { Store } from 'db/dialect/store';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import type { Role } from '~/domain/organisation/types';
import { addDays, type Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';
import { type LedgerRow, ledgerRow } from '../hazard/hazardLedger';
import { type DayRow, dayPage } from './dayPage';

/** Roles that answer for what others do. */
const HEADS: readonly Role[] = ['principal', 'director', 'officer', 'workshopHead', 'teamLead'];

/** Whether somebody has a 班组 to look after. */
export const isHead = (roles: readonly Role[]): boolean => roles.some((role) => HEADS.includes(role));

/** Hazards that are listed. */
const LISTED = 30;

export interface TeamView {
  readonly day: Day;
  /** Posts of today that owe a check and have none, what is past its limit first. */
  readonly waiting: readonly DayRow[];
  /** Posts of today with their check. */
  readonly done: readonly DayRow[];
  /** Open hazards within reach, the nearest limit first. */
  readonly hazards: readonly LedgerRow[];
}

/** What a head has to see of today: who has checked, who has not and how to ring them, and what is open by its limit; a shift that began yesterday is among them. Twenty queries. */
export async function teamPage(cx: { store: Store; now: () => Instant }, checks: Authorised<'check.view'>, hazards: Authorised<'hazard.view'>): Promise<TeamView> {
  const [{ rows }, { rows: before }, open] = await Promise.all([
    dayPage(cx, checks, checks.today),
    dayPage(cx, checks, addDays(checks.today, -1)),
    hazardsOf(scopeOf(cx.store, hazards.enterpriseId)).page({ reached: reachedBy(hazards), filter: { state: 'open' }, sort: 'deadline', today: hazards.today, limit: LISTED }),
  ]);
  const rank = ({ shown }: DayRow): number => (shown === 'pastLimit' ? 2 : shown === 'future' ? 0 : 1);
  const waiting = [...before, ...rows].filter(({ state }) => state === 'open').sort((a, b) => rank(b) - rank(a));
  return { day: checks.today, waiting, done: rows.filter(({ record }) => record !== null), hazards: open.rows.map((hazard) => ledgerRow(hazard, hazards.today)) };
}
