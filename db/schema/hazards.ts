import { sql } from 'drizzle-orm';
import { code, dayText, foreignKey, index, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import type { HazardGrade, HazardPending, HazardSource, HazardStage, HazardVerb, Treatment } from '../../app/domain/hazard/types';
import { storedDetails } from '../../app/domain/hazard/details';
import { textsOf } from '../../app/domain/shared/stored';
import { posts, workshops } from './organisation';

/**
 * A named hazard. What was found never changes; the columns under "projection" are written only by
 * `domain/hazard/projection` from the acts, in the same write set as the act that moves them.
 */
export const hazards = table(
  'hazards',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    /** For life: HZ-2026-000123. */
    number: text('number').notNull(),
    source: code<HazardSource>('source').notNull(),
    sourceRecordId: text('source_record_id'),
    sourceItemId: text('source_item_id'),
    riskLineId: text('risk_line_id'),
    workshopId: text('workshop_id').notNull(),
    workshopName: text('workshop_name').notNull(),
    postId: text('post_id').notNull(),
    postName: text('post_name').notNull(),
    title: text('title').notNull(),
    /** Risk point of the row of a check; null for what was found outside one, and in rows from before it was kept apart: see `titledFinding`. */
    riskPoint: text('risk_point'),
    description: text('description').notNull(),
    immediateMeasure: text('immediate_measure').notNull(),
    photos: json('photos', textsOf).notNull(),
    foundBy: text('found_by').notNull(),
    foundByName: text('found_by_name').notNull(),
    foundDay: dayText('found_day').notNull(),
    registeredAt: instantText('registered_at').notNull(),
    // projection
    responsibleId: text('responsible_id').notNull(),
    responsibleName: text('responsible_name').notNull(),
    stage: code<HazardStage>('stage').notNull(),
    grade: code<HazardGrade>('grade'),
    treatment: code<Treatment>('treatment'),
    deadline: dayText('deadline'),
    /** The deadline, or the end of time while there is none: what the open ones are ordered by. */
    dueOrder: dayText('due_order').notNull(),
    closedDay: dayText('closed_day'),
    /** What stands open beside the main line: the director's confirmation, or an extension request. */
    pending: code<HazardPending>('pending'),
    /** 整改费用 in 分; null where none was named. */
    cost: integer('cost'),
    /** Number of acts; the optimistic lock of every verb. */
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('hazards_number').on(t.enterpriseId, t.number),
    uniqueIndex('hazards_source_row').on(t.enterpriseId, t.sourceRecordId, t.sourceItemId),
    // The ledger, newest finding first, with each filter that can stand alone; the columns behind the id let a second
    // filter be judged on the index alone.
    index('hazards_found').on(t.enterpriseId, t.foundDay, t.id),
    index('hazards_stage').on(t.enterpriseId, t.stage, t.foundDay, t.id, t.grade, t.source, t.workshopId),
    index('hazards_grade').on(t.enterpriseId, t.grade, t.foundDay, t.id, t.stage, t.source, t.workshopId),
    index('hazards_source').on(t.enterpriseId, t.source, t.foundDay, t.id, t.stage, t.grade, t.workshopId),
    index('hazards_workshop').on(t.enterpriseId, t.workshopId, t.foundDay, t.id, t.stage, t.grade, t.source),
    index('hazards_post').on(t.enterpriseId, t.postId, t.foundDay, t.id, t.stage, t.grade, t.source),
    index('hazards_responsible').on(t.enterpriseId, t.responsibleId, t.foundDay, t.id, t.stage, t.grade, t.source),
    index('hazards_title').on(t.enterpriseId, t.title, t.id, t.stage, t.grade, t.source, t.workshopId, t.postId, t.responsibleId),
    // Open ones only: few among many, so that their counts and the nearest limit stay cheap.
    index('hazards_open_found').on(t.enterpriseId, t.foundDay, t.id).where(sql`closed_day is null`),
    index('hazards_open_due').on(t.enterpriseId, t.dueOrder, t.id, t.source, t.grade, t.workshopId).where(sql`closed_day is null`),
    index('hazards_open_workshop').on(t.enterpriseId, t.workshopId, t.dueOrder, t.id).where(sql`closed_day is null`),
    index('hazards_open_post').on(t.enterpriseId, t.postId, t.dueOrder, t.id).where(sql`closed_day is null`),
    index('hazards_open_responsible').on(t.enterpriseId, t.responsibleId, t.dueOrder, t.id).where(sql`closed_day is null`),
    index('hazards_open_pending').on(t.enterpriseId, t.pending, t.dueOrder, t.id).where(sql`closed_day is null and pending is not null`),
    index('hazards_closed').on(t.enterpriseId, t.closedDay).where(sql`closed_day is not null`),
    index('hazards_cost').on(t.enterpriseId, t.cost, t.id).where(sql`cost is not null`),
    // Rows of earlier releases filed under another title: see `titledFinding`. Rows of an item have their risk point now, so it stays empty.
    index('hazards_filed_otherwise').on(t.enterpriseId, t.title).where(sql`risk_point is null and source_item_id is not null`),
    index('hazards_line').on(t.enterpriseId, t.riskLineId, t.foundDay),
    foreignKey({ columns: [t.enterpriseId, t.workshopId], foreignColumns: [workshops.enterpriseId, workshops.id] }),
    foreignKey({ columns: [t.enterpriseId, t.postId], foreignColumns: [posts.enterpriseId, posts.id] }),
  ],
);

/** What was done about a hazard, act by act: the story its state is computed from. */
export const hazardActs = table(
  'hazard_acts',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    hazardId: text('hazard_id').notNull(),
    /** 1 for the registration; the next act has the next number. */
    ordinal: integer('ordinal').notNull(),
    verb: code<HazardVerb>('verb').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    actorTitle: text('actor_title').notNull(),
    day: dayText('day').notNull(),
    at: instantText('at').notNull(),
    /** The fields of the verb; read with it by `domain/hazard/details`. */
    details: json('details', storedDetails).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('hazard_acts_ordinal').on(t.enterpriseId, t.hazardId, t.ordinal),
    foreignKey({ columns: [t.enterpriseId, t.hazardId], foreignColumns: [hazards.enterpriseId, hazards.id] }),
  ],
);
