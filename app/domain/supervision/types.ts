/** What may be submitted; what is particular about each stands in `packages.ts`. */
export const SUBMISSION_KINDS = ['riskList', 'responsibility', 'weekly', 'monthly', 'selfCheck', 'majorRisk', 'results'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/** Something a package still lacks, and where that is put right. */
export interface Lack {
  readonly text: string;
  readonly to: string;
}

/** Something that only the factory can answer. */
export interface Question {
  readonly id: string;
  readonly text: string;
}

/** 接受 / 退回. */
export type SubmissionAnswerKind = 'accepted' | 'returned';

/** Where a submission stands: it waits for its one answer, or has it; or it waits no more, because it was withdrawn before it was opened, or a newer one of its kind was sent. */
export const SUBMISSION_STATES = ['waiting', 'accepted', 'returned', 'withdrawn', 'replaced'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** What a return says of one line of what was sent. */
export interface RowRemark {
  /** Its number in the table (序号). */
  readonly row: number;
  readonly words: string;
}

/** What a regulator sends to a factory: 三书一函 (整改通知书、约谈通知书、挂牌督办通知书、提醒敦促函), and 整改指导意见书 and 警情通报 beside them. */
export const INSTRUMENT_KINDS = ['urging', 'rectification', 'interview', 'listed', 'guidance', 'alert'] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** What a bureau may find, as the policy counts it: 较大 or 重大质量安全风险. */
export const FOUND_RISKS = ['considerable', 'major'] as const;
export type FoundRisk = (typeof FOUND_RISKS)[number];

/** What is done with one: the factory receives and replies, the regulator sends the reply back or closes; one sent by mistake is withdrawn. */
export const INSTRUMENT_VERBS = ['receive', 'reply', 'sendBack', 'close', 'withdraw'] as const;
export type InstrumentVerb = (typeof INSTRUMENT_VERBS)[number];

/** What a bureau puts on record of a factory: the result of a 监督抽查, of a 抽考 of a responsible person, and of a 回头看 after an instrument was closed. */
export const RECORD_KINDS = ['sampling', 'exam', 'lookBack'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** 合格 / 不合格, in the words of each kind. */
export const RECORD_RESULTS = ['passed', 'failed'] as const;
export type RecordResult = (typeof RECORD_RESULTS)[number];

export type InstrumentStage = 'issued' | 'received' | 'replied' | 'closed' | 'withdrawn';
