import { sql } from 'drizzle-orm';
import { boolean, code, dayText, foreignKey, index, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import { readAssessment } from '../../app/domain/risk/assess/assessments';
import { readLimitReading } from '../../app/domain/risk/library/limit';
import type { ControlLevel, Dimension, Frequency, RiskLevel, Stage } from '../../app/domain/risk/types';
import { readOwnerMarks } from '../../app/domain/risk/list/marks';
import { readChangeKinds } from '../../app/domain/risk/list/changeKinds';
import { readMeasurements } from '../../app/domain/risk/list/measurements';
import { readMeasures } from '../../app/domain/risk/list/measures';
import { readPaperGround } from '../../app/domain/risk/list/paperGround';
import { readStandardContent } from '../../app/domain/risk/assess/standard';
import { posts, workshops } from './organisation';

/** A version of the 风险管控清单: a draft until a publication of it exists. */
export const riskListVersions = table(
  'risk_list_versions',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    number: integer('number').notNull(),
    basedOnId: text('based_on_id'),
    createdBy: text('created_by').notNull(),
    createdAt: instantText('created_at').notNull(),
    /** Counts the changes of a draft; every verb on it moves it on, so that nothing changes while the list is published. */
    revision: integer('revision').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), uniqueIndex('risk_list_versions_number').on(t.enterpriseId, t.number)],
);

export const riskListPublications = table(
  'risk_list_publications',
  {
    enterpriseId: text('enterprise_id').notNull(),
    versionId: text('version_id').notNull(),
    publishedBy: text('published_by').notNull(),
    publishedByName: text('published_by_name').notNull(),
    publishedAt: instantText('published_at').notNull(),
    /** First day whose checks follow this version. */
    effectiveFrom: dayText('effective_from').notNull(),
    itemCount: integer('item_count').notNull(),
    /** SHA-256 over the canonical content of the items. */
    contentHash: text('content_hash').notNull(),
    /** Names, titles and grading sets as they stood, for the papers of this version. */
    paperGround: json('paper_ground', readPaperGround),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.versionId] }),
    index('risk_list_publications_hash').on(t.contentHash),
    foreignKey({ columns: [t.enterpriseId, t.versionId], foreignColumns: [riskListVersions.enterpriseId, riskListVersions.id] }),
  ],
);

/** A row of one version of the list. `lineId` is the same in every version the row lives through. */
export const riskItems = table(
  'risk_items',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    versionId: text('version_id').notNull(),
    lineId: text('line_id').notNull(),
    position: integer('position').notNull(),
    /** Category of the library row it was laid from; null for the factory's own. */
    templateCategory: text('template_category'),
    templateKey: text('template_key'),
    /** Edition of the library the row was laid from or last taken over from. */
    templateEdition: integer('template_edition'),
    stage: code<Stage>('stage').notNull(),
    workshopId: text('workshop_id').notNull(),
    postId: text('post_id').notNull(),
    dimension: code<Dimension>('dimension').notNull(),
    product: text('product').notNull(),
    riskPoint: text('risk_point').notNull(),
    failure: text('failure').notNull(),
    consequence: text('consequence').notNull(),
    measures: json('measures', readMeasures).notNull(),
    checkContent: text('check_content').notNull(),
    method: text('method').notNull(),
    criterion: text('criterion').notNull(),
    criterionCondition: text('criterion_condition').notNull().default(''),
    /** Standard, clause and edition the criterion comes from; empty when nobody named one. */
    criterionStandard: text('criterion_standard').notNull(),
    limitReading: json('limit_reading', readLimitReading),
    /** What is measured at each check; null where the item is only looked at. */
    measurements: json('measurements', readMeasurements),
    limitVerified: boolean('limit_verified').notNull(),
    limitVerifiedBy: text('limit_verified_by'),
    limitVerifiedAt: instantText('limit_verified_at'),
    frequency: code<Frequency>('frequency').notNull(),
    /** At which changes an item is asked whose frequency is `event`; null: at each that somebody records. */
    changes: json('changes', readChangeKinds),
    /** In which hours an item is asked that is asked every few hours, `22:00-04:00`; null: in the whole shift. */
    hourWindow: text('hour_window'),
    /** Named persons at the three levels; null while nobody is named. */
    ownerEnterprise: text('owner_enterprise'),
    ownerWorkshop: text('owner_workshop'),
    ownerPost: text('owner_post'),
    /** Marks of the three levels; null while the proposal by level stands. */
    ownerMarks: json('owner_marks', readOwnerMarks),
    assessment: json('assessment', readAssessment),
    residual: json('residual', readAssessment),
    /** Copies out of `assessment`, for sorting and filtering. */
    level: code<RiskLevel>('level'),
    controlLevel: code<ControlLevel>('control_level'),
    /** Null: 范本, not yet confirmed by a person of the factory. */
    confirmedBy: text('confirmed_by'),
    confirmedAt: instantText('confirmed_at'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    index('risk_items_version').on(t.enterpriseId, t.versionId, t.position),
    index('risk_items_laid').on(t.enterpriseId, t.versionId, t.lineId, t.templateCategory, t.templateKey, t.templateEdition).where(sql`template_key is not null`),
    uniqueIndex('risk_items_point').on(t.enterpriseId, t.versionId, t.postId, t.stage, t.riskPoint),
    uniqueIndex('risk_items_line').on(t.enterpriseId, t.versionId, t.lineId),
    index('risk_items_frequency').on(t.enterpriseId, t.frequency, t.postId),
    index('risk_items_measured').on(t.enterpriseId, t.lineId).where(sql`measurements is not null`),
    foreignKey({ columns: [t.enterpriseId, t.versionId], foreignColumns: [riskListVersions.enterpriseId, riskListVersions.id] }),
    foreignKey({ columns: [t.enterpriseId, t.workshopId], foreignColumns: [workshops.enterpriseId, workshops.id] }),
    foreignKey({ columns: [t.enterpriseId, t.postId], foreignColumns: [posts.enterpriseId, posts.id] }),
  ],
);

/** How a template's free-text name was mapped onto the factory's own tree, remembered for the next time. */
export const templateMappings = table(
  'template_mappings',
  {
    enterpriseId: text('enterprise_id').notNull(),
    /** `workshop / post` as the template writes them. */
    sourceWorkshop: text('source_workshop').notNull(),
    sourcePost: text('source_post').notNull(),
    /** Null where the factory has no such post: what says so is left out, and not asked about again. */
    postId: text('post_id'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.sourceWorkshop, t.sourcePost] }),
    foreignKey({ columns: [t.enterpriseId, t.postId], foreignColumns: [posts.enterpriseId, posts.id] }),
  ],
);

/** Versions of the factory's 质量风险评估与分级标准; a version is never changed. */
export const riskStandards = table(
  'risk_standards',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    /** 1, 2, 3 …; 0 is the product's proposal and no row. */
    number: integer('number').notNull(),
    content: json('content', readStandardContent).notNull(),
    adoptedBy: text('adopted_by').notNull(),
    adoptedByName: text('adopted_by_name').notNull(),
    adoptedAt: instantText('adopted_at').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), uniqueIndex('risk_standards_number').on(t.enterpriseId, t.number)],
);
