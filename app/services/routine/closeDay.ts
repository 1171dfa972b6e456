import { Conflict } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { lastDone } from 'db/repositories/chainHead';
import { checksOf } from 'db/repositories/routine/checks';
import { dayClosesOf } from 'db/repositories/routine/dayCloses';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { riskOf } from 'db/repositories/risk/risk';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { dayCloses } from 'db/schema';
import { closeOfTurns, closePostDay, type DayClose, recordsInTime } from '~/domain/routine/closeDay';
import type { PostDay } from '~/domain/routine/postDays';
import { lastDayOf } from '~/domain/routine/turn';
import { SYSTEM } from '~/domain/shared/actor';
import { believedUntil } from '~/domain/shared/clock';
import { addDays, type Day } from '~/domain/shared/day';
import { groupBy } from '~/domain/shared/group';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { rosterWithNames } from '../inbox/people';

/** Days whose posts and records are read at a time. */
const CHUNK = 31;

/**
 * Closes every day of a factory that is over and not yet closed, from the first day of its first published list on, also
 * those missed while nobody ran the program. One write set a day; a day that is closed already is left as it is.
 * A clock that runs ahead must not freeze days to come: more than three days after the last thing anybody did, a day that owed a check
 * waits until somebody does something at that time, or says that the clock is right. Answers the days it closed.
 */
export async function closeDays(cx: Context, enterpriseId: string, { signal, progress }: { signal?: AbortSignal; progress?: (percent: number) => Promise<void> } = {}): Promise<Day[]> {
  const scope = scopeOf(cx.store, enterpriseId);
  const yesterday = addDays(dayOf(cx.now()), -1);
  const [last, published, done] = await Promise.all([dayClosesOf(scope).last(), riskOf(scope).published(), lastDone(scope)]);
  const beginning = published.map(({ publication }) => publication.effectiveFrom).sort()[0];
  if (!beginning || !done) return [];
  const believed = believedUntil(dayOf(done));
  const signers = await signersOn(scope, dayOf(cx.now()));
  const closed: Day[] = [];
  const begin = last ? addDays(last, 1) : beginning;
  for (let from = begin; from <= yesterday; from = addDays(from, CHUNK)) {
    signal?.throwIfAborted();
    const to = addDays(from, CHUNK - 1) < yesterday ? addDays(from, CHUNK - 1) : yesterday;
    const { closes: closesOf, running } = await closesBetween(cx, enterpriseId, from, to);
    for (const [day, closes] of [...closesOf].sort(([one], [other]) => (one < other ? -1 : 1))) {
      if (running !== null && day >= running) return closed;
      if (day > believed && closes.some(({ dueItems }) => dueItems > 0)) {
        cx.log.warn({ tenant: enterpriseId, now: cx.now(), done, day }, 'days wait to be closed: the clock is far ahead of the last thing anybody did');
        return closed;
      }
      const records = closes.some(({ recordId }) => recordId !== null);
      if (await freeze(cx, enterpriseId, day, closes, (day === yesterday || addDays(day, 1) === running) && records ? signers : [])) closed.push(day);
    }
    await progress?.((closed.length / (closed.length + 1)) * 100);
  }
  return closed;
}

/** Who signs the records of a day as a whole (签认): the 质量安全员, or the 质量安全总监 where none is appointed. */
async function signersOn(scope: Scope, day: Day): Promise<readonly string[]> {
  const { roster } = await rosterWithNames(scope, day);
  const officers = roster.appointed('officer');
  return officers.length > 0 ? officers : roster.appointed('director');
}

/**
 * What there is to freeze, by day; days without any post are left out. `running` is the first day of which a shift is not over: a night shift belongs to
 * the day it began, which is closed once the day is over on which it ends. Nine queries, however many days.
 */
async function closesBetween(cx: Context, enterpriseId: string, from: Day, to: Day): Promise<{ readonly closes: Map<Day, DayClose[]>; readonly running: Day | null }> {
  const scope = scopeOf(cx.store, enterpriseId);
  const [view, records] = await Promise.all([postDaysBetween(scope, from, to, addDays(to, 2)), checksOf(scope).between(from, to)]);
  const byDuty = groupBy(records, ({ postId, day, turn }) => `${postId} ${day} ${turn}`);
  const of = ({ postId, day, turn }: PostDay) => byDuty.get(`${postId} ${day} ${turn}`) ?? [];
  const counting = view.days.flatMap((postDay) => recordsInTime(of(postDay)).at(-1)?.id ?? []);
  const answers = groupBy(await checksOf(scope).answersOfAll(counting), ({ recordId }) => recordId);
  const closes = new Map<Day, DayClose[]>();
  for (const turns of groupBy(view.days, ({ postId, day }) => `${postId} ${day}`).values()) {
    const { day } = turns[0]!;
    const close = closeOfTurns(turns.map((postDay) => {
      const own = of(postDay);
      return { turn: postDay.turn, name: postDay.turnName, ...closePostDay(postDay, own, answers.get(recordsInTime(own).at(-1)?.id ?? '') ?? [], postDay.further) };
    }));
    const ofDay = closes.get(day);
    if (ofDay) ofDay.push(close);
    else closes.set(day, [close]);
  }
  const today = dayOf(cx.now());
  return { closes, running: view.days.find(({ day, turn }) => lastDayOf(day, turn) >= today)?.day ?? null };
}

/** Writes one day; false when another process had closed it first. */
async function freeze(cx: Context, enterpriseId: string, day: Day, closes: readonly DayClose[], waitsFor: readonly string[]): Promise<boolean> {
  const duties: readonly Pick<DayClose, 'state'>[] = closes.flatMap((close): readonly Pick<DayClose, 'state'>[] => close.turns ?? [close]);
  const count = (state: DayClose['state']): number => duties.filter((close) => close.state === state).length;
  const at = cx.now();
  const payload = { day, posts: closes.length, onTime: count('onTime'), late: count('late'), missed: count('missed'), findings: closes.reduce((sum, close) => sum + close.findings, 0), waitsFor };
  try {
    await cx.store.commit({
      enterpriseId, actor: SYSTEM, at,
      build: () => ({
        steps: [{
          event: { type: 'day.closed', subject: { kind: 'day', id: day }, payload },
          writes: [insert(dayCloses, closes.map((close) => ({ enterpriseId, day, ...close, turns: close.turns && [...close.turns], closedAt: at })))],
        }],
      }),
    });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
