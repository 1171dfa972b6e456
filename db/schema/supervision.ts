import { code, dayText, foreignKey, index, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import type { AppointedRole } from '../../app/domain/organisation/types';
import { listOf, partsOf, textsOf } from '../../app/domain/shared/stored';
import type { FoundRisk, InstrumentKind, InstrumentStage, InstrumentVerb, RecordKind, RecordResult, RowRemark, SubmissionAnswerKind, SubmissionKind, SubmissionState } from '../../app/domain/supervision/types';
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
    /** Where it stands by its answer, so that lists are found and counted by it. */
    state: code<SubmissionState>('state').notNull().default('waiting'),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('submissions_number').on(t.enterpriseId, t.number),
    index('submissions_hash').on(t.contentHash),
    index('submissions_state').on(t.regulatorId, t.state, t.submittedAt, t.id),
    index('submissions_newest').on(t.enterpriseId, t.regulatorId, t.kind, t.submittedAt, t.id, t.state),
    index('submissions_received_number').on(t.regulatorId, t.number),
    index('submissions_regulator').on(t.regulatorId, t.submittedAt, t.id),
  ],
);

/** Remarks on lines, as they were kept. */
const readRemarks = (stored: unknown): RowRemark[] => listOf(stored, (one) => ({ row: 0, words: '', ...partsOf<RowRemark>(one) }));

/** The regulator's one answer to a submission. */
export const submissionAnswers = table(
  'submission_answers',
  {
    enterpriseId: text('enterprise_id').notNull(),
    submissionId: text('submission_id').notNull(),
    kind: code<SubmissionAnswerKind>('kind').notNull(),
    reason: text('reason').notNull(),
    /** What it says of single lines; null in answers from before that was asked. */
    remarks: json('remarks', readRemarks),
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

/** What a regulator sent to a factory (三书一函 and others), as it was sent. It stands in the factory's chain. */
export const instruments = table(
  'instruments',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    /** JG-2026-0001, counted by the bureau. */
    number: text('number').notNull(),
    kind: code<InstrumentKind>('kind').notNull(),
    documentNumber: text('document_number').notNull(),
    words: text('words').notNull(),
    replyBy: dayText('reply_by'),
    regulatorId: text('regulator_id').notNull(),
    regulatorName: text('regulator_name').notNull(),
    enterpriseName: text('enterprise_name').notNull(),
    officerId: text('officer_id').notNull(),
    officerName: text('officer_name').notNull(),
    secondOfficer: text('second_officer').notNull(),
    /** What the bureau found; null where it says nothing. */
    risk: code<FoundRisk>('risk'),
    issuedAt: instantText('issued_at').notNull(),
    /** Where it stands by its acts, so that lists are found by it, and since when. */
    stage: code<InstrumentStage>('stage').notNull(),
    stageAt: instantText('stage_at').notNull(),
    /** What the bureau had over its instruments when it was sent; null for its name. */
    heading: text('heading'),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('instruments_number').on(t.regulatorId, t.number),
    index('instruments_regulator').on(t.regulatorId, t.stage, t.stageAt, t.id),
    index('instruments_enterprise').on(t.enterpriseId, t.issuedAt, t.id),
  ],
);

/** What was done with one. An ordinal is taken once, so that of two who act at once the second sees what the first did. */
export const instrumentActs = table(
  'instrument_acts',
  {
    enterpriseId: text('enterprise_id').notNull(),
    instrumentId: text('instrument_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    verb: code<InstrumentVerb>('verb').notNull(),
    words: text('words').notNull(),
    photos: json('photos', textsOf).notNull(),
    hazards: json('hazards', textsOf).notNull(),
    by: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: instantText('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.instrumentId, t.ordinal] }),
    foreignKey({ columns: [t.enterpriseId, t.instrumentId], foreignColumns: [instruments.enterpriseId, instruments.id] }),
  ],
);

/** What a bureau put on record of a factory beside its instruments (监督抽查、抽考、回头看). It stands in the factory's chain. */
export const supervisionRecords = table(
  'supervision_records',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    /** JL-2026-0001, counted by the bureau. */
    number: text('number').notNull(),
    kind: code<RecordKind>('kind').notNull(),
    day: dayText('day').notNull(),
    subject: text('subject').notNull(),
    role: code<AppointedRole>('role'),
    result: code<RecordResult>('result').notNull(),
    reference: text('reference').notNull(),
    words: text('words').notNull(),
    /** The instrument that was looked back at; null in other kinds. */
    instrumentId: text('instrument_id'),
    regulatorId: text('regulator_id').notNull(),
    regulatorName: text('regulator_name').notNull(),
    officerId: text('officer_id').notNull(),
    officerName: text('officer_name').notNull(),
    recordedAt: instantText('recorded_at').notNull(),
    withdrawnAt: instantText('withdrawn_at'),
    withdrawnWords: text('withdrawn_words').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('supervision_records_number').on(t.regulatorId, t.number),
    index('supervision_records_enterprise').on(t.enterpriseId, t.recordedAt, t.id),
    index('supervision_records_instrument').on(t.instrumentId),
  ],
);

/**
 * When an officer last opened a submission: what is unread or has changed since is told by it. The look itself stands in the factory's trail. The row without an officer is
 * taken once: by the first who opens it, or by the factory that withdraws it unopened.
 */
export const officerReads = table(
  'officer_reads',
  { officerId: text('officer_id').notNull(), submissionId: text('submission_id').notNull(), at: instantText('at').notNull() },
  (t) => [primaryKey({ columns: [t.officerId, t.submissionId] }), index('officer_reads_submission').on(t.submissionId)],
);
