import type { FoundRisk, InstrumentKind, InstrumentStage, InstrumentVerb, RecordKind, RecordResult, SubmissionKind, SubmissionState } from './types';

/** The words of the codes, the same on every screen and paper. */
export const SUBMISSION_KIND_NAMES: Readonly<Record<SubmissionKind, string>> = {
  riskList: '工业产品质量风险分析表', responsibility: '主体责任落实情况', weekly: '周排查治理报告', monthly: '月调度会议纪要', selfCheck: '主体责任自查', majorRisk: '重大质量安全风险报告', results: '隐患排查治理成果数据',
};
export const SUBMISSION_STATE_NAMES: Readonly<Record<SubmissionState, string>> = { waiting: '待答复', accepted: '已接受', returned: '已退回', withdrawn: '已撤回', replaced: '已由新的代替' };
/** What an officer is told of a submission that was taken back before anybody opened it. */
export const WITHDRAWN_UNOPENED = '企业在贵局打开之前撤回了这份报送，内容已不能查看。企业重新报送后，会列在“收到的报送”的待答复里。';

/** 三书一函 and what else a bureau sends; the words of the trade. */
export const INSTRUMENT_KIND_NAMES: Readonly<Record<InstrumentKind, string>> = {
  urging: '提醒敦促函', rectification: '整改通知书', interview: '约谈通知书', listed: '挂牌督办通知书', guidance: '整改指导意见书', alert: '警情通报',
};
export const FOUND_RISK_NAMES: Readonly<Record<FoundRisk, string>> = { considerable: '较大质量安全风险', major: '重大质量安全风险' };
export const INSTRUMENT_STAGE_NAMES: Readonly<Record<InstrumentStage, string>> = { issued: '待签收', received: '待答复', replied: '已答复', closed: '已办结', withdrawn: '已撤回' };
export const INSTRUMENT_VERB_NAMES: Readonly<Record<InstrumentVerb, string>> = { receive: '签收', reply: '答复', sendBack: '退回答复', close: '办结', withdraw: '撤回' };
/** What the reply to each kind is to say. */
export const REPLY_HELP: Readonly<Record<InstrumentKind, string>> = {
  urging: '写明已经做了什么、还差什么、什么时候做完。',
  rectification: '逐条写明整改了什么、由谁负责、结果怎样；已登记隐患的，在下面写隐患编号。',
  interview: '写明参加约谈的人、时间，以及约谈后落实的事项。',
  listed: '写明整改方案、责任人和进展。',
  guidance: '写明采纳了哪些意见，怎样落实。',
  alert: '写明对照通报排查了什么，发现了什么。',
};
/** What a bureau puts on record, and its results. */
export const RECORD_KIND_NAMES: Readonly<Record<RecordKind, string>> = { sampling: '监督抽查', exam: '抽考', lookBack: '回头看' };
export const RECORD_RESULT_NAMES: Readonly<Record<RecordKind, Readonly<Record<RecordResult, string>>>> = {
  sampling: { passed: '合格', failed: '不合格' }, exam: { passed: '合格', failed: '不合格' }, lookBack: { passed: '没有反弹', failed: '问题仍在或反弹' },
};
