import { sql } from 'drizzle-orm';
import { code, dayText, index, instantText, integer, json, primaryKey, table, text } from '../dialect/columns';
import type { AuditKind } from '../../app/domain/audit/types';
import { anyJson } from '../../app/domain/shared/stored';

/** The event log: append-only; one hash chain for each enterprise, one for its trail, one for the platform (`db/dialect/chain.ts`). */
export const events = table(
  'events',
  {
    enterpriseId: text('enterprise_id').notNull(),
    seq: integer('seq').notNull(),
    id: text('id').notNull(),
    type: text('type').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    actor: text('actor').notNull(),
    day: dayText('day').notNull(),
    at: instantText('at').notNull(),
    payload: text('payload').notNull(),
    changes: text('changes').notNull(),
    prev: text('prev').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.seq] }),
    index('events_subject').on(t.enterpriseId, t.subjectKind, t.subjectId, t.seq),
    index('events_hash').on(t.hash),
  ],
);

/**
 * Who came in, who tried, what was handed out and what a regulator read: one row for each, told by an event of the trail of its
 * enterprise (`trailOf`), or of the platform where it belongs to no enterprise.
 */
export const auditEntries = table(
  'audit_entries',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    kind: code<AuditKind>('kind').notNull(),
    at: instantText('at').notNull(),
    day: dayText('day').notNull(),
    /** Person, officer or account; empty where nobody is known. */
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    actorTitle: text('actor_title').notNull(),
    address: text('address').notNull(),
    requestId: text('request_id').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** What it was called on that day: the paper, the person, the version. */
    subjectName: text('subject_name').notNull(),
    detail: text('detail').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    index('audit_kind').on(t.enterpriseId, t.kind, t.id),
    index('audit_actor').on(t.enterpriseId, t.actorId, t.id),
    index('audit_day').on(t.enterpriseId, t.day, t.id),
  ],
);

/**
 * What was sent once: the key a form, a phone or a program made where it was opened, written in the write set of the deed itself. The same
 * key again answers `result`; with something else in it, it is refused. No record of the factory, so outside its chain.
 */
export const receipts = table(
  'receipts',
  {
    enterpriseId: text('enterprise_id').notNull(),
    personId: text('person_id').notNull(),
    key: text('key').notNull(),
    verb: text('verb').notNull(),
    /** SHA-256 of what was asked for. */
    inputHash: text('input_hash').notNull(),
    /** What the deed gave: the id of what it was done to, its number where it has one. */
    result: json('result', anyJson).notNull(),
    at: instantText('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.personId, t.key] }), index('receipts_at').on(t.at)],
);

/** Where each chain stands; read and moved inside the commit, under its lock. */
export const chainHeads = table('chain_heads', {
  enterpriseId: text('enterprise_id').primaryKey(),
  seq: integer('seq').notNull(),
  hash: text('hash').notNull(),
});

/** The last number given in each series of an enterprise. */
export const serials = table(
  'serials',
  { enterpriseId: text('enterprise_id').notNull(), name: text('name').notNull(), last: integer('last').notNull() },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.name] })],
);

export type JobState = 'waiting' | 'running' | 'relayed' | 'done' | 'failed';

/** The outbox, and by default the queue itself. */
export const jobs = table(
  'jobs',
  {
    id: text('id').primaryKey(),
    enterpriseId: text('enterprise_id'),
    name: text('name').notNull(),
    payload: json('payload', anyJson).notNull(),
    state: code<JobState>('state').notNull(),
    runAt: instantText('run_at').notNull(),
    createdAt: instantText('created_at').notNull(),
    attempts: integer('attempts').notNull(),
    /** Until when the worker that claimed it may keep silent. */
    leaseUntil: instantText('lease_until'),
    /** Percent. */
    progress: integer('progress').notNull(),
    result: json('result', anyJson),
    error: text('error'),
    finishedAt: instantText('finished_at'),
  },
  (t) => [index('jobs_due').on(t.state, t.runAt), index('jobs_enterprise').on(t.enterpriseId, t.createdAt)],
);

/** Things that wait for a person; a reminder, not a record, so it stands outside the chain. */
export const inboxItems = table(
  'inbox_items',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    kind: text('kind').notNull(),
    /** One reminder per person and matter: a second with the same key is ignored. */
    dedupeKey: text('dedupe_key').notNull(),
    text: text('text').notNull(),
    link: text('link').notNull(),
    /** Until when the matter should be done; null when nothing says so. */
    dueDay: dayText('due_day'),
    createdAt: instantText('created_at').notNull(),
    readAt: instantText('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    index('inbox_person').on(t.enterpriseId, t.personId, t.createdAt),
    index('inbox_created').on(t.enterpriseId, t.createdAt),
    index('inbox_unread').on(t.enterpriseId, t.personId).where(sql`read_at is null`),
  ],
);
