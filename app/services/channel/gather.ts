import { Conflict } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { channelsOf, factoriesWithChannels } from 'db/repositories/channels';
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
import type { Channel } from '~/domain/channel/types';
import { isQuiet } from '~/domain/channel/quiet';
import { isWorkingDay } from '~/domain/routine/calendar';
import { type Day, formatDay, parseDay } from '~/domain/shared/day';
import { dayOf, instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { addressOf } from '../enterprise/addressOf';
import { enqueue, outboxRow } from '../jobs/outbox';

/** How far back something that nobody could be told of (quiet hours, holidays, a server that stood still) is still told. */
const LOOK_BACK_MS = 14 * 86_400_000;

/**
 * Puts everything that came since the last look into one message for each group of a factory. A matter that has ended meanwhile is not told, nor one
 * a group was told of. In quiet hours and on the days the factory wants none it waits. Answers how many messages were made.
 */
export async function gather(cx: Context, enterpriseId: string): Promise<number> {
  const scope = scopeOf(cx.store, enterpriseId);
  const found = await channelsOf(scope).open();
  if (found.length === 0) return 0;
  const now = cx.now();
  const rules = await rulesFor(scope);
  if (isQuiet(rules.reminders, now) || (!rules.reminders.onRestDays && !(await worksOn(scope, dayOf(now))))) return 0;
  const since = instantOf(Math.max(millisecondsOf(now) - LOOK_BACK_MS, Math.min(...found.map(({ openedAt }) => millisecondsOf(openedAt)))));
  const reminders = await channelsOf(scope).remindersSince(since);
  if (reminders.length === 0) return 0;
  const known = await channelsOf(scope).told([...new Set(reminders.map(({ dedupeKey }) => dedupeKey))]);
  const isNewTo = ({ id, topics, openedAt }: Channel, { kind, dedupeKey, createdAt }: InboxItem): boolean => {
    const topic = topicOf(kind);
    return topic !== null && topics.includes(topic) && createdAt >= openedAt && !known.has(`${id} ${dedupeKey}`);
  };
  const fresh = reminders.filter((item) => found.some((channel) => isNewTo(channel, item)));
  const waiting = await waitingMatters(scope, fresh, dayOf(now));
  // of several people with one matter, the first reminder speaks for all
  const open = [...new Map(fresh.filter(({ id }) => waiting.has(id)).reverse().map((item) => [item.dedupeKey, item])).values()].reverse();
  if (open.length === 0) return 0;
  const [named, enterprise, origin] = await Promise.all([namesOf(scope, open), enterpriseOf(scope), addressOf(cx, scope)]);
  let made = 0;
  for (const channel of found) {
    const channelId = channel.id;
    const own = open.filter((item) => isNewTo(channel, item));
    if (own.length === 0) continue;
    const id = cx.newId();
    const text = messageOf(enterprise.name, own.map(({ kind, link, dedupeKey }): Matter => ({ kind, link, named: named.get(dedupeKey) ?? '' })), origin);
    try {
      await cx.store.write([
        insert(tellings, own.map(({ dedupeKey }) => ({ enterpriseId, channelId, matter: dedupeKey, at: now }))),
        insert(deliveries, { enterpriseId, id, channelId, text, matters: own.length, state: 'waiting', attempts: 0, said: '', createdAt: now, endedAt: null }),
        outboxRow(cx, enterpriseId, deliverJob.job(`deliver:${id}`, { enterpriseId, id })),
      ]);
      made += 1;
    } catch (error) {
      // another process tells the group at this moment; what it leaves is told at the next look
      if (!(error instanceof Conflict)) throw error;
    }
  }
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
