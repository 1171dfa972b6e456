/** What may be submitted; later kinds join here. */
export type SubmissionKind = 'riskList';

/** 接受 / 退回. */
export type SubmissionAnswerKind = 'accepted' | 'returned';
