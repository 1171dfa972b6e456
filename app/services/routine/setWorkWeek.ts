import { update } from 'db/dialect/writes';
import { settingsOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { settings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { setWorkWeek as decideWeek, type WorkWeekRefusal } from '~/domain/routine/workWeek';
import { rulesOf } from '~/domain/rulepack/pack';
import type { WorkWeek } from '~/domain/rulepack/rules';
import type { Json } from '~/domain/shared/canonical';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Says which days the factory works from a day on. Event `calendar.workWeekSet`. */
export function setWorkWeek(cx: Context, permit: Authorised<'calendar.declareStop'>, wanted: WorkWeek): Promise<Decision<WorkWeek, WorkWeekRefusal>> {
  return decide<WorkWeek, WorkWeekRefusal>(async () => {
    const { enterpriseId } = permit;
    const stored = await settingsOf(scopeOf(cx.store, enterpriseId));
    const decision = decideWeek(rulesOf(stored.values).workWeeks, wanted, permit.today);
    if (!decision.ok) return decision;
    const values = { ...stored.values, workWeeks: decision.fact as unknown as Json };
    const payload = { from: wanted.from, weekdays: [...wanted.weekdays], worksOnHolidays: wanted.worksOnHolidays };
    await record(cx, permit, { type: 'calendar.workWeekSet', subject: { kind: 'settings', id: enterpriseId }, payload }, [
      update(settings, { enterpriseId }, { values, version: stored.version + 1 }, { version: stored.version }),
    ]);
    return decided(wanted);
  });
}
