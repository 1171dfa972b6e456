import { code, index, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import type { ChannelKind, DeliveryState, Topic } from '../../app/domain/channel/types';
import { textsOf } from '../../app/domain/shared/stored';

/** Groups that are told of what waits. Address and secret are sealed with a key that is not in the database. */
export const channels = table(
  'channels',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    kind: code<ChannelKind>('kind').notNull(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    /** '' where the robot has none. */
    secret: text('secret').notNull(),
    topics: json('topics', (stored) => textsOf(stored) as Topic[]).notNull(),
    openedAt: instantText('opened_at').notNull(),
    closedAt: instantText('closed_at'),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] })],
);

/** Messages to groups: what was sent when, and what was answered. */
export const deliveries = table(
  'deliveries',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    channelId: text('channel_id').notNull(),
    text: text('text').notNull(),
    /** How many matters the message tells of. */
    matters: integer('matters').notNull(),
    state: code<DeliveryState>('state').notNull(),
    attempts: integer('attempts').notNull(),
    /** What the last attempt was answered; '' for nothing. */
    said: text('said').notNull(),
    createdAt: instantText('created_at').notNull(),
    endedAt: instantText('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), index('deliveries_channel').on(t.enterpriseId, t.channelId, t.id)],
);

/** Which matters a group was told of: nobody tells it a second time. */
export const tellings = table(
  'tellings',
  {
    enterpriseId: text('enterprise_id').notNull(),
    channelId: text('channel_id').notNull(),
    /** `dedupe_key` of the reminders. */
    matter: text('matter').notNull(),
    at: instantText('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.channelId, t.matter] }), index('tellings_at').on(t.at)],
);

/** Where somebody wants to be told by mail; nothing is sent before the address was confirmed by a code. '' where nowhere. */
export const mailPlaces = table(
  'mail_places',
  {
    enterpriseId: text('enterprise_id').notNull(),
    personId: text('person_id').notNull(),
    address: text('address').notNull(),
    codeHash: text('code_hash').notNull(),
    letterAt: instantText('letter_at').notNull(),
    letters: integer('letters').notNull(),
    tries: integer('tries').notNull(),
    confirmedAt: instantText('confirmed_at'),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.personId] })],
);

/** The key to the calendar of one person's duties: whoever has it reads that calendar and nothing else. Only its digest is kept. */
export const diaryKeys = table(
  'diary_keys',
  {
    enterpriseId: text('enterprise_id').notNull(),
    personId: text('person_id').notNull(),
    keyHash: text('key_hash').notNull(),
    madeAt: instantText('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.personId] }), uniqueIndex('diary_keys_hash').on(t.keyHash)],
);
