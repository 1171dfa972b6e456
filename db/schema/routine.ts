import { sql } from 'drizzle-orm';
import { boolean, code, dayText, foreignKey, index, instantText, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import type { AnswerResult, FurtherBecause, GapKind, PlateUse, PostDayState, SignatureCapacity, SignedPaper } from '../../app/domain/routine/types';
import type { Confirmation } from '../../app/domain/organisation/access/assurance';
import type { ChangeKind } from '../../app/domain/risk/types';
import { readValues } from '../../app/domain/routine/measured';
import { readSpot } from '../../app/domain/routine/spot';
import { readTurnCloses } from '../../app/domain/routine/closeDay';
import { readMonthFigures, readMonthWords } from '../../app/domain/routine/monthly';
import { readSweep } from '../../app/domain/routine/sweep';
import { readWeekFigures, readWeekWords } from '../../app/domain/routine/weekly';
import type { Month } from '../../app/domain/shared/day';
import { textsOf } from '../../app/domain/shared/stored';
import { posts, workshops } from './organisation';
import { riskItems, riskListVersions } from './risk';

/** Declared days without production (停产); `workshopId` null: the whole factory. Withdrawn, never removed. */
export const stopDays = table(
  'stop_days',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    workshopId: text('workshop_id'),
    fromDay: dayText('from_day').notNull(),
    toDay: dayText('to_day').notNull(),
    reason: text('reason').notNull(),
    declaredBy: text('declared_by').notNull(),
    declaredAt: instantText('declared_at').notNull(),
    withdrawnAt: instantText('withdrawn_at'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    foreignKey({ columns: [t.enterpriseId, t.workshopId], foreignColumns: [workshops.enterpriseId, workshops.id] }),
  ],
);

/** What changed at a post, so that its items of that event are asked: a supplier, a material, the process, or a restart after a stop. Never changed or removed. */
export const postChanges = table(
  'post_changes',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    postId: text('post_id').notNull(),
    kind: code<ChangeKind>('kind').notNull(),
    note: text('note').notNull(),
    /** The stop that ended with it; null where somebody recorded it. */
    stopId: text('stop_id'),
    recordedBy: text('recorded_by').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
    recordedAt: instantText('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    index('post_changes_post').on(t.enterpriseId, t.postId, t.kind, t.recordedAt),
    foreignKey({ columns: [t.enterpriseId, t.postId], foreignColumns: [posts.enterpriseId, posts.id] }),
  ],
);

/** One submitted 日管控 record of a post. Never changed: a correction is a new record that names the one it corrects. */
export const checkRecords = table(
  'check_records',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    number: text('number').notNull(),
    postId: text('post_id').notNull(),
    day: dayText('day').notNull(),
    /** Key of its shift (`domain/routine/turn`), '' for the day as a whole, and what it was called. */
    turn: text('turn').notNull().default(''),
    turnName: text('turn_name'),
    versionId: text('version_id').notNull(),
    versionHash: text('version_hash').notNull(),
    /** Made by the phone before it sends; the same key twice is one record. */
    submissionKey: text('submission_key').notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    personTitle: text('person_title').notNull(),
    postName: text('post_name').notNull(),
    workshopName: text('workshop_name').notNull(),
    /** Until when it would have been on time, as it stood that day. */
    dueAt: instantText('due_at').notNull(),
    submittedAt: instantText('submitted_at').notNull(),
    /** What the phone's clock said; null without JavaScript. */
    clientAt: instantText('client_at'),
    /** When the server gave the sheet out, and when it was signed as far as can be believed; null where no mark of the sheet came back. */
    openedAt: instantText('opened_at'),
    signedAt: instantText('signed_at'),
    /** How long the check took, in seconds; null where nobody knows. */
    seconds: integer('seconds'),
    /** Whether the plate at the post opened the sheet. */
    plate: code<PlateUse>('plate'),
    /** Who holds the post, where it was checked by somebody else (代检). */
    inPlaceOf: text('in_place_of'),
    /** True for an explicit 零风险报告. */
    zeroRisk: boolean('zero_risk').notNull(),
    /** Reason of a 补录; null when the day of the check is the day of submission. */
    backfillReason: text('backfill_reason'),
    correctsId: text('corrects_id'),
    correctionReason: text('correction_reason'),
    /** 0 for the first record of a post and day, 1 for the first correction, and so on. */
    revision: integer('revision').notNull(),
    /** 0 for the check of a post and day with its corrections, 1 for the first 后续报告 beside it, and so on. */
    further: integer('further').notNull().default(0),
    /** Why a 后续报告 is not the check of its day; null for a check. */
    furtherBecause: code<FurtherBecause>('further_because'),
    contentHash: text('content_hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    uniqueIndex('check_records_submission').on(t.enterpriseId, t.submissionKey),
    uniqueIndex('check_records_post_day').on(t.enterpriseId, t.postId, t.day, t.turn, t.further, t.revision),
    index('check_records_day').on(t.enterpriseId, t.day),
    index('check_records_hash').on(t.contentHash),
    foreignKey({ columns: [t.enterpriseId, t.postId], foreignColumns: [posts.enterpriseId, posts.id] }),
    foreignKey({ columns: [t.enterpriseId, t.versionId], foreignColumns: [riskListVersions.enterpriseId, riskListVersions.id] }),
  ],
);

export const checkAnswers = table(
  'check_answers',
  {
    enterpriseId: text('enterprise_id').notNull(),
    recordId: text('record_id').notNull(),
    itemId: text('item_id').notNull(),
    position: integer('position').notNull(),
    result: code<AnswerResult>('result').notNull(),
    description: text('description').notNull(),
    immediateMeasure: text('immediate_measure').notNull(),
    /** Content hashes of evidence. */
    photos: json('photos', textsOf).notNull(),
    /** What was measured, in the order of the item's measurements, and the product whose limits held; null where nothing was. */
    values: json('measured', readValues),
    product: text('measured_product'),
    /** How long the item was looked at, as the phone says. */
    seconds: integer('seconds'),
    /** The photo of the moment that the item was drawn for (抽拍), or why there is none; null where it was not. */
    spot: json('spot', readSpot),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.recordId, t.itemId] }),
    index('check_answers_item').on(t.enterpriseId, t.itemId, t.recordId),
    foreignKey({ columns: [t.enterpriseId, t.recordId], foreignColumns: [checkRecords.enterpriseId, checkRecords.id] }),
    foreignKey({ columns: [t.enterpriseId, t.itemId], foreignColumns: [riskItems.enterpriseId, riskItems.id] }),
    index('check_answers_measured').on(t.enterpriseId, t.itemId).where(sql`measured is not null`),
  ],
);

/** Why a day at a post, a week or a month was not done (未进行原因). `postId` is empty text for weeks and months. */
/** What somebody said of what was told of a check of their own (本人说明), once. */
export const signalAnswers = table(
  'signal_answers',
  {
    enterpriseId: text('enterprise_id').notNull(),
    recordId: text('record_id').notNull(),
    words: text('words').notNull(),
    answeredBy: text('answered_by').notNull(),
    answeredByName: text('answered_by_name').notNull(),
    answeredAt: instantText('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.recordId] }), foreignKey({ columns: [t.enterpriseId, t.recordId], foreignColumns: [checkRecords.enterpriseId, checkRecords.id] })],
);

export const gapReasons = table(
  'gap_reasons',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    kind: code<GapKind>('kind').notNull(),
    postId: text('post_id').notNull(),
    /** The day, the Monday, or the month. */
    period: text('period').notNull(),
    /** The shift of a day, as in its records. */
    turn: text('turn').notNull().default(''),
    reason: text('reason').notNull(),
    explainedBy: text('explained_by').notNull(),
    explainedByName: text('explained_by_name').notNull(),
    explainedAt: instantText('explained_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), uniqueIndex('gap_reasons_period').on(t.enterpriseId, t.kind, t.postId, t.period, t.turn)],
);

/** The day's close: what a post owed and had done at the end of the day, frozen. */
export const dayCloses = table(
  'day_closes',
  {
    enterpriseId: text('enterprise_id').notNull(),
    day: dayText('day').notNull(),
    postId: text('post_id').notNull(),
    workshopId: text('workshop_id').notNull(),
    state: code<PostDayState>('state').notNull(),
    dueItems: integer('due_items').notNull(),
    answeredItems: integer('answered_items').notNull(),
    findings: integer('findings').notNull(),
    recordId: text('record_id'),
    /** The same for each shift, in the order of the day; null of a day without shifts. */
    turns: json('turns', readTurnCloses),
    closedAt: instantText('closed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.day, t.postId] }),
    foreignKey({ columns: [t.enterpriseId, t.postId], foreignColumns: [posts.enterpriseId, posts.id] }),
  ],
);

/** What the director sweeps each week besides what the posts check (自定排查项). Never changed, and ended, not removed. */
export const sweepItems = table(
  'sweep_items',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    content: text('content').notNull(),
    /** Where it is looked at: a post with its workshop, a workshop, or anywhere. */
    workshopId: text('workshop_id'),
    postId: text('post_id'),
    enteredBy: text('entered_by').notNull(),
    enteredByName: text('entered_by_name').notNull(),
    enteredAt: instantText('entered_at').notNull(),
    endedByName: text('ended_by_name'),
    endedAt: instantText('ended_at'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    foreignKey({ columns: [t.enterpriseId, t.workshopId], foreignColumns: [workshops.enterpriseId, workshops.id] }),
    foreignKey({ columns: [t.enterpriseId, t.postId], foreignColumns: [posts.enterpriseId, posts.id] }),
  ],
);

/** 《每周工业产品质量安全排查治理报告》: compiled figures and the words of people. Signing seals it. */
export const weeklyReports = table(
  'weekly_reports',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    number: text('number').notNull(),
    /** The Monday. */
    period: dayText('week_start').notNull(),
    /** What the records gave, as compiled; see `domain/routine/weekly`. */
    figures: json('figures', readWeekFigures).notNull(),
    /** The words added to the four blocks. */
    words: json('words', readWeekWords).notNull(),
    /** What the director looked at (总监排查), in the order of the list; null where the list had nothing, and in reports from before it was kept. */
    sweep: json('sweep', readSweep),
    compiledBy: text('compiled_by').notNull(),
    compiledAt: instantText('compiled_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), index('weekly_reports_week').on(t.enterpriseId, t.period)],
);

/** 《每月工业产品质量安全调度会议纪要》. */
export const monthlyMeetings = table(
  'monthly_meetings',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    number: text('number').notNull(),
    period: code<Month>('month').notNull(),
    place: text('place').notNull(),
    heldAt: instantText('held_at').notNull(),
    chairId: text('chair_id').notNull(),
    recorderId: text('recorder_id').notNull(),
    /** Person ids. */
    attendees: json('attendees', textsOf).notNull(),
    figures: json('figures', readMonthFigures).notNull(),
    words: json('words', readMonthWords).notNull(),
    compiledBy: text('compiled_by').notNull(),
    compiledAt: instantText('compiled_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), index('monthly_meetings_month').on(t.enterpriseId, t.period)],
);

/** Who of the attendees signed in at a meeting (签到), each by their own account. */
export const meetingAttendances = table(
  'meeting_attendances',
  {
    enterpriseId: text('enterprise_id').notNull(),
    meetingId: text('meeting_id').notNull(),
    personId: text('person_id').notNull(),
    at: instantText('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.meetingId, t.personId] }),
    foreignKey({ columns: [t.enterpriseId, t.meetingId], foreignColumns: [monthlyMeetings.enterpriseId, monthlyMeetings.id] }),
  ],
);

/** What a meeting resolved; comes back every month until done. */
export const resolutions = table(
  'resolutions',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    meetingId: text('meeting_id').notNull(),
    position: integer('position').notNull(),
    content: text('content').notNull(),
    ownerId: text('owner_id').notNull(),
    dueDay: dayText('due_day').notNull(),
    doneOn: dayText('done_on'),
    doneNote: text('done_note'),
    doneBy: text('done_by'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.id] }),
    foreignKey({ columns: [t.enterpriseId, t.meetingId], foreignColumns: [monthlyMeetings.enterpriseId, monthlyMeetings.id] }),
  ],
);

/** A name set under a paper by a signed-in person; `contentHash` is what was signed. */
export const signatures = table(
  'signatures',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    paper: code<SignedPaper>('paper').notNull(),
    paperId: text('paper_id').notNull(),
    capacity: code<SignatureCapacity>('capacity').notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    personTitle: text('person_title').notNull(),
    words: text('words').notNull(),
    contentHash: text('content_hash').notNull(),
    signedAt: instantText('signed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), uniqueIndex('signatures_paper').on(t.enterpriseId, t.paper, t.paperId, t.capacity), index('signatures_hash').on(t.contentHash)],
);

/**
 * How somebody showed who they are when they signed (签名核验), one row for each deed they signed; a deed without one was signed by whoever was signed in.
 * What a device key signed is kept whole, so that it can be checked without the program.
 */
export const signatureProofs = table(
  'signature_proofs',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    /** What was signed: kind and id of what the deed's event tells of, and which deed. */
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    deed: text('deed').notNull(),
    personId: text('person_id').notNull(),
    /** When it was signed: the moment of the deed. */
    signedAt: instantText('signed_at').notNull(),
    method: code<Confirmation>('method').notNull(),
    /** When the signer showed who they are: then, or a few minutes before. */
    shownAt: instantText('shown_at').notNull(),
    keyId: text('key_id'),
    publicKey: text('public_key'),
    /** What the form said and where it was sent, as the device signed it (`statementOf`). */
    statement: text('statement'),
    authenticatorData: text('authenticator_data'),
    clientData: text('client_data'),
    signature: text('signature'),
    /** The drawing that adorned it then (`shared/pen`); null where the signer had none. It proves nothing. */
    drawing: text('drawing'),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), index('signature_proofs_subject').on(t.enterpriseId, t.subjectId)],
);
