import { code, instantText, integer, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
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
