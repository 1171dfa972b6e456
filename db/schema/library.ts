import { boolean, code, index, instantText, integer, json, primaryKey, table, text } from '../dialect/columns';
import { readLimitReading } from '../../app/domain/risk/library/limit';
import { readKnownStandards } from '../../app/domain/risk/library/standards';
import { readTemplateFindings } from '../../app/domain/risk/library/template';
import { textsOf } from '../../app/domain/shared/stored';
import type { Dimension, Frequency, Stage } from '../../app/domain/risk/types';

/** The product's template library: the same for every factory, versioned by edition, never a factory's own record. */
export const templateEditions = table('template_editions', {
  edition: integer('edition').primaryKey(),
  asOf: text('as_of').notNull(),
  contentHash: text('content_hash').notNull(),
  loadedAt: instantText('loaded_at').notNull(),
  /** The edition a platform editor began from; null for one that came with the program. */
  basedOn: integer('based_on'),
  /** Null while an editor works on it; only released editions are seen by factories. */
  releasedAt: instantText('released_at'),
  releasedByName: text('released_by_name'),
  note: text('note'),
});

export const templateCategories = table(
  'template_categories',
  {
    edition: integer('edition').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    regime: text('regime').notNull(),
    regimeVerified: boolean('regime_verified').notNull(),
    process: json('process', textsOf).notNull(),
    standards: json('standards', readKnownStandards).notNull(),
    findings: json('findings', readTemplateFindings).notNull(),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.edition, t.id] })],
);

/** `categoryId` is `common` for rows that fit every category. */
export const templateItems = table(
  'template_items',
  {
    edition: integer('edition').notNull(),
    categoryId: text('category_id').notNull(),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    stage: code<Stage>('stage').notNull(),
    dimension: code<Dimension>('dimension').notNull(),
    workshop: text('workshop').notNull(),
    post: text('post').notNull(),
    riskPoint: text('risk_point').notNull(),
    failure: text('failure').notNull(),
    consequence: text('consequence').notNull(),
    measure: text('measure').notNull(),
    method: text('method').notNull(),
    criterion: text('criterion').notNull(),
    criterionCondition: text('criterion_condition').notNull().default(''),
    frequency: code<Frequency>('frequency').notNull(),
    role: text('role').notNull(),
    severity: integer('severity').notNull(),
    likelihood: integer('likelihood').notNull(),
    ratingReason: text('rating_reason').notNull(),
    sourceKind: text('source_kind').notNull(),
    sourceSupports: text('source_supports').notNull(),
    limitVerified: boolean('limit_verified').notNull(),
    /** Standard, clause and edition at which an editor read the criterion; empty when nobody did. */
    limitSource: text('limit_source').notNull().default(''),
    /** Where the limit was compared with an unofficial copy of the text. */
    limitReading: json('limit_reading', readLimitReading),
  },
  (t) => [primaryKey({ columns: [t.edition, t.categoryId, t.key] }), index('template_items_order').on(t.edition, t.categoryId, t.position)],
);

/** Why an editor added, changed or retired a row in an edition; the last word of each row. */
export const templateChanges = table(
  'template_changes',
  {
    edition: integer('edition').notNull(),
    categoryId: text('category_id').notNull(),
    key: text('key').notNull(),
    kind: code<'added' | 'changed' | 'retired'>('kind').notNull(),
    riskPoint: text('risk_point').notNull(),
    reason: text('reason').notNull(),
    editorName: text('editor_name').notNull(),
    changedAt: instantText('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.edition, t.categoryId, t.key] })],
);
