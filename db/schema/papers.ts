import { sql } from 'drizzle-orm';
import { code, dayText, index, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import type { PaperKind, PaperLine, PaperLineState, PaperStep } from '../../app/domain/report/register';
import type { PaperFormat } from '../../app/domain/report/listFiles';
import { textsOf } from '../../app/domain/shared/stored';
import type { TemplateKind, TemplateState } from '../../app/domain/report/wordTemplate';
import type { SealedKind } from '../../app/domain/report/sealed';

/**
 * Papers as they were rendered when somebody signed, issued or published them. Never changed: a further signature under the same paper
 * is a further row.
 */
export const sealedPapers = table(
  'sealed_papers',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    kind: code<SealedKind>('kind').notNull(),
    /** The day, or the id of the report, meeting, hazard or list version. */
    subjectId: text('subject_id').notNull(),
    /** Of several renderings of one subject the highest is the latest; for a hazard's papers the ordinal of the act. */
    ordinal: integer('ordinal').notNull(),
    number: text('number').notNull(),
    /** SHA-256 (hex) over the canonical text of `content`. */
    contentHash: text('content_hash').notNull(),
    /** The canonical text, deflated, in base64; see `services/papers/seal`. */
    content: text('content').notNull(),
    sealedAt: instantText('sealed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('sealed_papers_subject').on(t.enterpriseId, t.kind, t.subjectId, t.ordinal),
  ],
);

/** The register of papers: one line for each that was published, issued, signed, handed in or submitted, written by the act that did it. See `domain/report/register`. */
export const papers = table(
  'papers',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    kind: code<PaperKind>('kind').notNull(),
    number: text('number').notNull(),
    title: text('title').notNull(),
    factory: text('factory').notNull(),
    version: text('version').notNull(),
    subjectKind: code<PaperLine['subjectKind']>('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    series: text('series').notNull(),
    ordinal: integer('ordinal').notNull(),
    about: text('about').notNull(),
    day: dayText('day').notNull(),
    contentHash: text('content_hash').notNull(),
    state: code<PaperLineState>('state').notNull(),
    step: code<PaperStep>('step').notNull(),
    replaces: text('replaces'),
    issuedAt: instantText('issued_at').notNull(),
    workshopId: text('workshop_id'),
    postId: text('post_id'),
    personId: text('person_id'),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('papers_series').on(t.enterpriseId, t.kind, t.series, t.ordinal),
    index('papers_hash').on(t.contentHash),
    index('papers_day').on(t.enterpriseId, t.day, t.id),
    index('papers_number').on(t.enterpriseId, t.number),
  ],
);

/**
 * The files that were handed out of papers in the register, each once: whoever holds one can learn whether it is this very file. A file is known
 * from when it was first handed out; nothing else of it is kept.
 */
export const issuedFiles = table(
  'issued_files',
  {
    enterpriseId: text('enterprise_id').notNull(),
    /** SHA-256 (hex) of its bytes. */
    hash: text('hash').notNull(),
    /** What is printed on it: that of lines of the register. */
    contentHash: text('content_hash').notNull(),
    format: code<PaperFormat>('format').notNull(),
    bytes: integer('bytes').notNull(),
    issuedAt: instantText('issued_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.hash] }), index('issued_files_hash').on(t.hash)],
);

/** Word files of a bureau into which papers are written, each upload a version of its kind; the file lies in the store under its hash. */
export const wordTemplates = table(
  'word_templates',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    kind: code<TemplateKind>('kind').notNull(),
    /** Of its kind, from 1. */
    number: integer('number').notNull(),
    /** What the file was called. */
    name: text('name').notNull(),
    /** SHA-256 (hex) of its bytes. */
    hash: text('hash').notNull(),
    bytes: integer('bytes').notNull(),
    /** Tags as they are written that no paper fills, and those of the paper it does not have, by the paper it was tried with. */
    unknown: json('unknown', textsOf).notNull(),
    missing: json('missing', textsOf).notNull(),
    state: code<TemplateState>('state').notNull(),
    takenBy: text('taken_by').notNull(),
    takenByName: text('taken_by_name').notNull(),
    takenAt: instantText('taken_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('word_templates_number').on(t.enterpriseId, t.kind, t.number),
    uniqueIndex('word_templates_current').on(t.enterpriseId, t.kind).where(sql`state = 'current'`),
  ],
);
