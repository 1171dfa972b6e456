import { update } from 'db/dialect/writes';
import { settingsOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { settings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type HolidayRefusal, setHolidays as decideHolidays } from '~/domain/routine/holidays';
import type { HolidayYear } from '~/domain/shared/holidays';
import { rulesOf } from '~/domain/rulepack/pack';
import type { Actor } from '~/domain/shared/actor';
import type { Json } from '~/domain/shared/canonical';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '../context';

/** Takes the holidays and make-up days of a year into one factory's calendar, from `today` on. Event `calendar.holidaysSet`. */
export function setHolidaysOf(cx: Context, enterpriseId: string, actor: Actor, today: Day, wanted: HolidayYear): Promise<Decision<HolidayYear, HolidayRefusal>> {
  return decide<HolidayYear, HolidayRefusal>(async () => {
    const stored = await settingsOf(scopeOf(cx.store, enterpriseId));
    const decision = decideHolidays(rulesOf(stored.values).holidayYears, wanted, today);
    if (!decision.ok) return decision;
    const values = { ...stored.values, holidayYears: decision.fact as unknown as Json };
    await cx.store.commit({
      enterpriseId,
      actor,
      at: cx.now(),
      build: () => ({
        steps: [
          {
            event: { type: 'calendar.holidaysSet', subject: { kind: 'settings', id: enterpriseId }, payload: { year: wanted.year, from: today, holidays: Object.keys(wanted.holidays).length, makeUpDays: Object.keys(wanted.makeUpDays).length } },
            writes: [update(settings, { enterpriseId }, { values, version: stored.version + 1 }, { version: stored.version })],
          },
        ],
      }),
    });
    return decided(wanted);
  });
}

/** The same by somebody of the factory, today. */
export const setHolidays = (cx: Context, permit: Authorised<'settings.edit'>, wanted: HolidayYear): Promise<Decision<HolidayYear, HolidayRefusal>> =>
  setHolidaysOf(cx, permit.enterpriseId, permit.actor, permit.today, wanted);
