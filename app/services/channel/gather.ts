import { Conflict } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { channelsOf, factoriesWithChannels, mailId, toldByMail } from 'db/repositories/channels';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { waitingMatters } from 'db/repositories/hazard/waitingMatters';
import type { InboxItem } from 'db/repositories/inbox';
import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { calendarOf } from 'db/repositories/routine/calendar';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { deliveries, tellings } from 'db/schema';
import { deliverJob, gatherJob } from 'jobs/definitions/channel';
import { type Matter, messageOf, topicOf } from '~/domain/channel/message';
import { isQuiet } from '~/domain/channel/quiet';
import { isWorkingDay } from '~/domain/routine/calendar';
import { type Day, formatDay, parseDay } from '~/domain/shared/day';
import { dayOf, type Instant, instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { addressOf } from '../enterprise/addressOf';
import { enqueue, outboxRow } from '../jobs/outbox';

/** How far back something that nobody could be told of (quiet hours, holidays, a server that stood still) is still told. */
const LOOK_BACK_MS = 14 * 86_400_000;

/** Messages that are written down together. */
const AT_A_TIME = 50;

/** Somebody who is told: a group, of what its topics name, or one person by mail, of what waits for that person. */
interface Listener {
  readonly id: string;
  readonly since: Instant;
  readonly hears: (item: InboxItem) => boolean;
  /** Whose reminders alone; null for those of all. */
  readonly personId: string | null;
}

async function listenersOf(scope: Scope): Promise<Listener[]> {
  const [groups, people] = await Promise.all([channelsOf(scope).open(), toldByMail(scope)]);
  return [
    ...groups.map(({ id, topics, openedAt }): Listener => ({ id, since: openedAt, personId: null, hears: ({ kind }) => { const topic = topicOf(kind); return topic !== null && topics.includes(topic); } })),
    ...people.map(({ personId, confirmedAt }): Listener => ({ id: mailId(personId), since: confirmedAt, personId, hears: ({ kind }) => topicOf(kind) !== null })),
  ];
}

/** Reminders by the person they are for. */
function byPerson(reminders: readonly InboxItem[]): ReadonlyMap<string, InboxItem[]> {
  const found = new Map<string, InboxItem[]>();
  for (const item of reminders) {
    const own = found.get(item.personId);
    if (own) own.push(item);
    else found.set(item.personId, [item]);
  }
  return found;
}

/**
 * Puts everything that came since the last look into one message for each group of a factory, and for each person who is told by mail. A matter that
 * has ended meanwhile is not told, nor one a listener was told of. In quiet hours and on the days the factory wants none it waits. Answers how many
 * messages were made.
 */
export async function gather(cx: Context, enterpriseId: string): Promise<number> {
  const scope = scopeOf(cx.store, enterpriseId);
  const listeners = await listenersOf(scope);
  if (listeners.length === 0) return 0;
  const now = cx.now();
  const rules = await rulesFor(scope);
  if (isQuiet(rules.reminders, now) || (!rules.reminders.onRestDays && !(await worksOn(scope, dayOf(now))))) return 0;
  const earliest = listeners.reduce((least, { since }) => Math.min(least, millisecondsOf(since)), Infinity);
  const reminders = await channelsOf(scope).remindersSince(instantOf(Math.max(millisecondsOf(now) - LOOK_BACK_MS, earliest)));
  if (reminders.length === 0) return 0;
  const known = await channelsOf(scope).told([...new Set(reminders.map(({ dedupeKey }) => dedupeKey))]);
  const ofPerson = byPerson(reminders);
  const untold = ({ id, since, hears, personId }: Listener): InboxItem[] =>
    (personId === null ? reminders : (ofPerson.get(personId) ?? [])).filter((item) => hears(item) && item.createdAt >= since && !known.has(`${id} ${item.dedupeKey}`));
  const fresh = listeners.map((listener) => ({ listener, items: untold(listener) })).filter(({ items }) => items.length > 0);
  const waiting = await waitingMatters(scope, [...new Set(fresh.flatMap(({ items }) => items))], dayOf(now));
  // of several people with one matter, the first reminder speaks for all
  const told = fresh
    .map(({ listener, items }) => ({ listener, own: [...new Map(items.filter(({ id }) => waiting.has(id)).reverse().map((item) => [item.dedupeKey, item])).values()].reverse() }))
    .filter(({ own }) => own.length > 0);
  if (told.length === 0) return 0;
  const matters = [...new Map(told.flatMap(({ own }) => own).map((item) => [item.dedupeKey, item])).values()];
  const [named, enterprise, origin] = await Promise.all([namesOf(scope, matters), enterpriseOf(scope), addressOf(cx, scope)]);
  const tell = (some: readonly (typeof told)[number][]): Promise<void> => {
    const ids = some.map(() => cx.newId());
    return cx.store.write([
      insert(tellings, some.flatMap(({ listener, own }) => own.map(({ dedupeKey }) => ({ enterpriseId, channelId: listener.id, matter: dedupeKey, at: now })))),
      insert(deliveries, some.map(({ listener, own }, at) => {
        const text = messageOf(enterprise.name, own.map(({ kind, link, dedupeKey }): Matter => ({ kind, link, named: named.get(dedupeKey) ?? '' })), origin);
        return { enterpriseId, id: ids[at]!, channelId: listener.id, text, matters: own.length, state: 'waiting', attempts: 0, said: '', createdAt: now, endedAt: null };
      })),
      outboxRow(cx, enterpriseId, deliverJob.job(`deliver:${ids[0]}`, { enterpriseId, ids })),
    ]);
  };
  let made = 0;
  for (let at = 0; at < told.length; at += AT_A_TIME) made += await toldOnce(told.slice(at, at + AT_A_TIME), tell);
  return made;
}

/** Tells some at once; where another process tells one of them at this moment, each by itself: what it leaves is told at the next look. Answers how many were told. */
async function toldOnce<T>(some: readonly T[], tell: (some: readonly T[]) => Promise<void>): Promise<number> {
  try {
    await tell(some);
    return some.length;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  if (some.length === 1) return 0;
  let made = 0;
  for (const one of some) made += await toldOnce([one], tell);
  return made;
}

/** Asks every factory with a channel to gather, once for a moment of the timetable. Answers how many were asked anew. */
export async function gatherEverywhere(cx: Context, slot: string): Promise<number> {
  let asked = 0;
  for (const enterpriseId of await factoriesWithChannels(cx.store.read)) asked += Number(await enqueue(cx, enterpriseId, gatherJob.job(`gather:${slot}:${enterpriseId}`, { enterpriseId })));
  return asked;
}

/** Whether any workshop works on a day. */
async function worksOn(scope: Scope, day: Day): Promise<boolean> {
  const [calendar, workshops] = await Promise.all([calendarOf(scope).working(), organisationOf(scope).workshops()]);
  return workshops.some(({ id, closedOn }) => closedOn === null && isWorkingDay(calendar, day, id));
}

/** By what each matter is known: number and place of a hazard, place and day of a check, the period of a paper. Never by whom. */
async function namesOf(scope: Scope, items: readonly Pick<InboxItem, 'dedupeKey'>[]): Promise<ReadonlyMap<string, string>> {
  const parts = items.map(({ dedupeKey }) => ({ dedupeKey, parts: dedupeKey.split(':') }));
  const ids = (...nouns: readonly string[]): string[] => [...new Set(parts.flatMap(({ parts: [noun = '', id = ''] }) => (nouns.includes(noun) ? [id] : [])))];
  const [hazards, posts] = await Promise.all([hazardsOf(scope).openByIds(ids('hazard', 'task')), ids('check', 'missed').length > 0 ? organisationOf(scope).posts() : []]);
  const placeOf = new Map(posts.map(({ id, name }) => [id, name]));
  return new Map(parts.map(({ dedupeKey, parts: [noun = '', id = '', day = ''] }) => {
    const hazard = hazards.get(id);
    if (hazard) return [dedupeKey, `${hazard.number}（${hazard.postName}）`];
    const when = parseDay(noun === 'check' || noun === 'missed' ? day : id);
    return [dedupeKey, [placeOf.get(id), when && formatDay(when)].filter(Boolean).join(' ')];
  }));
}
