import { Conflict } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { believedDay } from 'db/repositories/chainHead';
import { calendarOf } from 'db/repositories/routine/calendar';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { riskOf } from 'db/repositories/risk/risk';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { scopeOf } from 'db/repositories/scope';
import { riskReviews } from 'db/schema';
import { recurrences, reports, restarts, yearly } from '~/domain/risk/upkeep/reviewTriggers';
import { SYSTEM } from '~/domain/shared/actor';
import { addDays } from '~/domain/shared/day';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '~/services/context';

/**
 * Opens the re-assessments that the records ask for: recurring hazards, complaints and failed samplings, lines a year old,
 * restarts after a long stop. The same matter is opened once, however often this runs. A clock that runs ahead of the last thing anybody did
 * by more than it is believed opens nothing (see `closeDays`): it would stand in the chain for good. Answers how many were new.
 */
export async function openDueReviews(cx: Context, enterpriseId: string): Promise<number> {
  const today = dayOf(cx.now());
  const scope = scopeOf(cx.store, enterpriseId);
  const [version, believed] = await Promise.all([riskOf(scope).latestPublished(), believedDay(scope)]);
  if (!version) return 0;
  const rules = await rulesFor(scope);
  const life = riskLifeOf(scope);
  const [items, reviews, hazards, calendar] = await Promise.all([
    riskOf(scope).itemsOf(version.id), life.reviews(), life.hazardsSince(addDays(today, -2 * rules.recurrenceDays)), calendarOf(scope).working(),
  ]);
  const known = new Set(reviews.map(({ matter }) => matter));
  const found = [
    ...recurrences(hazards, items, rules, today),
    ...reports(hazards, items, rules, today),
    ...yearly(items, version.publication.publishedAt, reviews, rules, today),
    ...restarts(calendar.stops, items, rules, today),
  ].filter(({ matter }) => !known.has(matter));
  if (found.length === 0) return 0;
  if (!believed || today > believed) {
    cx.log.warn({ tenant: enterpriseId, now: cx.now(), believed }, 're-assessments wait to be opened: the clock is far ahead of the last thing anybody did');
    return 0;
  }
  try {
    await cx.store.commit({
      enterpriseId,
      actor: SYSTEM,
      at: cx.now(),
      build: () => ({
        steps: found.map(({ trigger, matter, what, lineIds, postIds, dueDay }) => {
          const id = cx.newId();
          return {
            event: { type: 'risk.reviewOpened', subject: { kind: 'riskReview', id }, payload: { trigger, what, dueDay, lineIds: [...lineIds], posts: [...postIds] } },
            writes: [
              insert(riskReviews, {
                enterpriseId, id, trigger, matter, what, lineIds: [...lineIds], postIds: [...postIds], dueDay, openedBy: null, openedByName: SYSTEM.name, openedAt: cx.now(), version: 1,
              }),
            ],
          };
        }),
      }),
    });
  } catch (error) {
    // another process opened the same matters
    if (error instanceof Conflict) return 0;
    throw error;
  }
  return found.length;
}
