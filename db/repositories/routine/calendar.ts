import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { WorkingCalendar } from '../../../app/domain/routine/calendar';
import type { StopDays } from '../../../app/domain/routine/types';
import type { Instant } from '../../../app/domain/shared/instant';
import { prepared } from '../../dialect/prepared';
import { stopDays } from '../../schema';
import { rulesFor } from '../organisation/enterprises';
import type { Scope } from '../scope';

/** A declared stop as it is on file, withdrawn ones included. */
export interface StopOnFile extends StopDays {
  readonly id: string;
  readonly declaredBy: string;
  readonly declaredAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly version: number;
}

const COLUMNS = {
  id: stopDays.id, workshopId: stopDays.workshopId, fromDay: stopDays.fromDay, toDay: stopDays.toDay, reason: stopDays.reason,
  declaredBy: stopDays.declaredBy, declaredAt: stopDays.declaredAt, withdrawnAt: stopDays.withdrawnAt, version: stopDays.version,
};

const standingStops = prepared((read) =>
  read
    .select({ workshopId: stopDays.workshopId, fromDay: stopDays.fromDay, toDay: stopDays.toDay, reason: stopDays.reason })
    .from(stopDays)
    .where(and(eq(stopDays.enterpriseId, sql.placeholder('enterpriseId')), isNull(stopDays.withdrawnAt)))
    .prepare(),
);

/** Declared stops of one factory: its part of the working calendar. */
export const calendarOf = (scope: Scope) => ({
  /** The working calendar: the factory's weeks and every stop that stands. */
  async working(): Promise<WorkingCalendar> {
    const [rules, stops] = await Promise.all([rulesFor(scope), standingStops(scope.read).execute({ enterpriseId: scope.enterpriseId })]);
    return { stops, weeks: rules.workWeeks, shiftPlans: rules.shiftPlans, holidayYears: rules.holidayYears, askedUntilDoneFrom: rules.askedUntilDoneFrom };
  },
  /** Every stop ever declared, the latest days first. */
  async declared(): Promise<StopOnFile[]> {
    return scope.read.select(COLUMNS).from(stopDays).where(eq(stopDays.enterpriseId, scope.enterpriseId)).orderBy(desc(stopDays.fromDay), desc(stopDays.id));
  },
  async byId(id: string): Promise<StopOnFile | null> {
    const [row] = await scope.read.select(COLUMNS).from(stopDays).where(and(eq(stopDays.enterpriseId, scope.enterpriseId), eq(stopDays.id, id)));
    return row ?? null;
  },
});
