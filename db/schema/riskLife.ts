import { code, dayText, foreignKey, index, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import { type ProposalKind, readProposalEvidence } from '../../app/domain/risk/upkeep/proposals';
import type { ReviewOutcome, ReviewTrigger } from '../../app/domain/risk/upkeep/reviews';
import { textsOf } from '../../app/domain/shared/stored';
import { riskListVersions } from './risk';

/** 阅签: a person read the rows of the posts held in a published version. Once per person and version. */
export const riskReadings = table(
  'risk_readings',
  {
    enterpriseId: text('enterprise_id').notNull(),
    versionId: text('version_id').notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    personTitle: text('person_title').notNull(),
    /** Posts whose rows were read. */
    postIds: json('post_ids', textsOf).notNull(),
    /** Content hash of the version as it was read. */
    contentHash: text('content_hash').notNull(),
    readAt: instantText('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.versionId, t.personId] }),
    foreignKey({ columns: [t.enterpriseId, t.versionId], foreignColumns: [riskListVersions.enterpriseId, riskListVersions.id] }),
  ],
);

/** 重新评估: a dated task; open until somebody says how it ended. */
export const riskReviews = table(
  'risk_reviews',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    trigger: code<ReviewTrigger>('trigger').notNull(),
    /** The matter that opened it; two tasks of one matter cannot be opened. */
    matter: text('matter').notNull(),
    what: text('what').notNull(),
    lineIds: json('line_ids', textsOf).notNull(),
    postIds: json('post_ids', textsOf).notNull(),
    dueDay: dayText('due_day').notNull(),
    /** Null: opened by the program. */
    openedBy: text('opened_by'),
    openedByName: text('opened_by_name').notNull(),
    openedAt: instantText('opened_at').notNull(),
    outcome: code<ReviewOutcome>('outcome'),
    outcomeReason: text('outcome_reason'),
    /** The draft the change went into. */
    outcomeVersionId: text('outcome_version_id'),
    outcomeVersionNumber: integer('outcome_version_number'),
    doneBy: text('done_by'),
    doneByName: text('done_by_name'),
    doneAt: instantText('done_at'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('risk_reviews_matter').on(t.enterpriseId, t.matter),
    index('risk_reviews_due').on(t.enterpriseId, t.doneAt, t.dueDay),
  ],
);

/** What the director answered to a proposal from the records. */
export const riskProposalAnswers = table(
  'risk_proposal_answers',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    kind: code<ProposalKind>('kind').notNull(),
    lineId: text('line_id').notNull(),
    riskPoint: text('risk_point').notNull(),
    /** The proposal with its evidence, as it stood; the same one is not made again. */
    basis: text('basis').notNull(),
    evidence: json('evidence', readProposalEvidence).notNull(),
    answer: code<'accepted' | 'refused'>('answer').notNull(),
    reason: text('reason').notNull(),
    /** The draft an accepted proposal went into; null when it opened a re-assessment or was refused. */
    versionId: text('version_id'),
    answeredBy: text('answered_by').notNull(),
    answeredByName: text('answered_by_name').notNull(),
    answeredOn: dayText('answered_on').notNull(),
    answeredAt: instantText('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), uniqueIndex('risk_proposal_answers_basis').on(t.enterpriseId, t.kind, t.lineId, t.basis)],
);

/** What a factory answered to a row that changed in a later edition of the library. `lineId` is empty text for a new row. */
export const templateChoices = table(
  'template_choices',
  {
    enterpriseId: text('enterprise_id').notNull(),
    categoryId: text('category_id').notNull(),
    key: text('key').notNull(),
    lineId: text('line_id').notNull(),
    edition: integer('edition').notNull(),
    answer: code<'taken' | 'left'>('answer').notNull(),
    answeredBy: text('answered_by').notNull(),
    answeredByName: text('answered_by_name').notNull(),
    answeredAt: instantText('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.categoryId, t.key, t.lineId, t.edition] })],
);
