import type { SubmissionAnswerKind, SubmissionKind } from './types';

/** The words of the codes, the same on every screen and paper. */
export const SUBMISSION_KIND_NAMES: Readonly<Record<SubmissionKind, string>> = { riskList: '工业产品质量风险分析表' };
export const SUBMISSION_ANSWER_NAMES: Readonly<Record<SubmissionAnswerKind, string>> = { accepted: '已接受', returned: '已退回' };
