import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, notLike, sql } from 'drizzle-orm';
import type { Channel, DeliveryState } from '../../app/domain/channel/types';
import type { Instant } from '../../app/domain/shared/instant';
import type { Reader } from '../dialect/reader';
import { channels, deliveries, diaryKeys, inboxItems, mailPlaces, persons, tellings } from '../schema';
import type { MailPlace } from '../../app/domain/channel/mail';
import type { InboxItem } from './inbox';
import type { Scope } from './scope';

/** A channel with what only its sender opens. */
export interface SealedChannel extends Channel {
  readonly address: string;
  readonly secret: string;
}

/** One message as the log of the channels shows it. */
export interface DeliveryLine {
  readonly id: string;
  /** The group it went to; null for mail to a person. */
  readonly channelName: string | null;
  readonly personName: string | null;
  readonly matters: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly said: string;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}

const CHANNEL = { id: channels.id, kind: channels.kind, name: channels.name, topics: channels.topics, openedAt: channels.openedAt, version: channels.version };
const SEALED = { ...CHANNEL, address: channels.address, secret: channels.secret };

/** How many matters one query asks for. */
const MATTERS_AT_A_TIME = 500;

/** The factories that have a channel in use, or somebody who is told by mail. */
export async function factoriesWithChannels(read: Reader): Promise<string[]> {
  const groups = await read.selectDistinct({ id: channels.enterpriseId }).from(channels).where(isNull(channels.closedAt));
  const people = await read.selectDistinct({ id: mailPlaces.enterpriseId }).from(mailPlaces).where(isNotNull(mailPlaces.confirmedAt));
  return [...new Set([...groups, ...people].map(({ id }) => id))];
}

/** Under which id messages to a person stand among those to channels. */
const MAIL = 'mail:';
export const mailId = (personId: string): string => MAIL + personId;
/** Whom a message under such an id is for; null for one to a channel. */
export const personOfMail = (id: string): string | null => (id.startsWith(MAIL) ? id.slice(MAIL.length) : null);

/** Where somebody is told by mail; null for who never named an address. */
export async function mailPlaceOf({ read, enterpriseId }: Scope, personId: string): Promise<MailPlace | null> {
  const [row] = await read.select().from(mailPlaces).where(and(eq(mailPlaces.enterpriseId, enterpriseId), eq(mailPlaces.personId, personId)));
  return row ?? null;
}

/** Everybody who is told by mail, since when. */
export const toldByMail = async ({ read, enterpriseId }: Scope): Promise<{ readonly personId: string; readonly confirmedAt: Instant }[]> =>
  (await read.select({ personId: mailPlaces.personId, confirmedAt: mailPlaces.confirmedAt }).from(mailPlaces).where(and(eq(mailPlaces.enterpriseId, enterpriseId), isNotNull(mailPlaces.confirmedAt)))).map(
    ({ personId, confirmedAt }) => ({ personId, confirmedAt: confirmedAt! }),
  );

/** The groups that are told of what waits, and what they were told. */
export const channelsOf = (scope: Scope) => {
  const open = and(eq(channels.enterpriseId, scope.enterpriseId), isNull(channels.closedAt));
  return {
    /** Those in use, in the order in which they were opened. */
    open: async (): Promise<Channel[]> => scope.read.select(CHANNEL).from(channels).where(open).orderBy(asc(channels.id)),

    /** One in use, with what its sender opens; null for any other. */
    async byId(id: string): Promise<SealedChannel | null> {
      const [row] = await scope.read.select(SEALED).from(channels).where(and(open, eq(channels.id, id)));
      return row ?? null;
    },

    /** Reminders put into inboxes from a moment on that ask for something, one for each person, the oldest first. */
    remindersSince: async (since: Instant): Promise<InboxItem[]> =>
      scope.read.select().from(inboxItems)
        .where(and(eq(inboxItems.enterpriseId, scope.enterpriseId), gte(inboxItems.createdAt, since), notLike(inboxItems.dedupeKey, 'news:%')))
        .orderBy(asc(inboxItems.createdAt), asc(inboxItems.id)),

    /** Which of these matters a group was told of, by channel: `CHANNEL MATTER`. */
    async told(matters: readonly string[]): Promise<Set<string>> {
      const found = new Set<string>();
      for (let start = 0; start < matters.length; start += MATTERS_AT_A_TIME) {
        const part = matters.slice(start, start + MATTERS_AT_A_TIME);
        const rows = await scope.read.select({ channelId: tellings.channelId, matter: tellings.matter }).from(tellings)
          .where(and(eq(tellings.enterpriseId, scope.enterpriseId), inArray(tellings.matter, part)));
        for (const { channelId, matter } of rows) found.add(`${channelId} ${matter}`);
      }
      return found;
    },

    /** One message; null where there is none. */
    async delivery(id: string) {
      const [row] = await scope.read.select().from(deliveries).where(and(eq(deliveries.enterpriseId, scope.enterpriseId), eq(deliveries.id, id)));
      return row ?? null;
    },

    /** Messages, the newest first, at most `limit`; `before` is the last of the page before. */
    async log(before: string | null, limit: number): Promise<DeliveryLine[]> {
      return scope.read
        .select({
          id: deliveries.id, channelName: channels.name, personName: persons.name, matters: deliveries.matters, state: deliveries.state, attempts: deliveries.attempts, said: deliveries.said,
          createdAt: deliveries.createdAt, endedAt: deliveries.endedAt,
        })
        .from(deliveries)
        .leftJoin(channels, and(eq(channels.enterpriseId, deliveries.enterpriseId), eq(channels.id, deliveries.channelId)))
        .leftJoin(persons, and(eq(persons.enterpriseId, deliveries.enterpriseId), eq(sql`${MAIL} || ${persons.id}`, deliveries.channelId)))
        .where(and(eq(deliveries.enterpriseId, scope.enterpriseId), before === null ? undefined : lt(deliveries.id, before)))
        .orderBy(desc(deliveries.id))
        .limit(limit);
    },
  };
};

/** Whose calendar a key opens; null for no key. */
export async function diaryOf(read: Reader, keyHash: string): Promise<{ readonly enterpriseId: string; readonly personId: string; readonly madeAt: Instant } | null> {
  const [row] = await read.select({ enterpriseId: diaryKeys.enterpriseId, personId: diaryKeys.personId, madeAt: diaryKeys.madeAt }).from(diaryKeys).where(eq(diaryKeys.keyHash, keyHash));
  return row ?? null;
}

/** When a person's calendar was opened; null where there is none. */
export async function diaryOpenSince(scope: Scope, personId: string): Promise<Instant | null> {
  const [row] = await scope.read.select({ madeAt: diaryKeys.madeAt }).from(diaryKeys).where(and(eq(diaryKeys.enterpriseId, scope.enterpriseId), eq(diaryKeys.personId, personId)));
  return row?.madeAt ?? null;
}
