import { code, foreignKey, index, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import type { SubmissionAnswerKind, SubmissionKind } from '../../app/domain/supervision/types';
import { readPaper } from '../../app/domain/report/paper';
import { readSignedHead } from '../../app/domain/shared/signed';

/** What was sent to a regulator: content and paper as they stood, with the head of the chain at that moment. */
export const submissions = table(
  'submissions',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    /** Receipt number, BS-2026-0001. */
    number: text('number').notNull(),
    kind: code<SubmissionKind>('kind').notNull(),
    regulatorId: text('regulator_id').notNull(),
    region: text('region').notNull(),
    enterpriseName: text('enterprise_name').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Version of the list as printed: 第 3 版. */
    subjectLabel: text('subject_label').notNull(),
    /** The paper as data (`domain/report` Paper). */
    content: json('content', readPaper).notNull(),
    /** SHA-256 of the canonical content. */
    contentHash: text('content_hash').notNull(),
    /** SHA-256 of the PDF, its key in the document store. */
    documentHash: text('document_hash').notNull(),
    headSeq: integer('head_seq').notNull(),
    headHash: text('head_hash').notNull(),
    /** The same head as the platform signed it; null in what was sent before heads were signed. */
    deposit: json('deposit', readSignedHead),
    submittedBy: text('submitted_by').notNull(),
    submittedByName: text('submitted_by_name').notNull(),
    submittedAt: instantText('submitted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('submissions_number').on(t.enterpriseId, t.number),
    index('submissions_hash').on(t.contentHash),
    index('submissions_regulator').on(t.regulatorId, t.submittedAt, t.id),
  ],
);

/** The regulator's one answer to a submission. */
export const submissionAnswers = table(
  'submission_answers',
  {
    enterpriseId: text('enterprise_id').notNull(),
    submissionId: text('submission_id').notNull(),
    kind: code<SubmissionAnswerKind>('kind').notNull(),
    reason: text('reason').notNull(),
    officerId: text('officer_id').notNull(),
    officerName: text('officer_name').notNull(),
    regulatorName: text('regulator_name').notNull(),
    answeredAt: instantText('answered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.submissionId] }),
    foreignKey({ columns: [t.enterpriseId, t.submissionId], foreignColumns: [submissions.enterpriseId, submissions.id] }),
  ],
);
