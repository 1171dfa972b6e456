import type { HazardSource, HazardStage, HazardVerb, Treatment } from './types';

/** The words of the codes, the same on every screen and paper. */
export const HAZARD_STAGE_NAMES: Readonly<Record<HazardStage, string>> = {
  registered: '已登记', graded: '已定级', notified: '已签发', rectifying: '整改中', awaitingVerification: '待验收', closed: '已销号',
};
export const HAZARD_VERB_NAMES: Readonly<Record<HazardVerb, string>> = {
  register: '登记', grade: '定级', notify: '签发整改通知单', receive: '接收', rectify: '整改', verify: '验收', requestExtension: '申请延期', decideExtension: '延期审批', handOver: '移交责任人',
};
export const HAZARD_SOURCE_NAMES: Readonly<Record<HazardSource, string>> = {
  daily: '日管控', weekly: '周排查', monthly: '月调度', snapshot: '随手拍', regulator: '监管发现', complaint: '投诉举报', sampling: '监督抽查', audit: '内部审核', traceDrill: '追溯演练', other: '其他',
};
export const TREATMENT_NAMES: Readonly<Record<Treatment, string>> = { immediate: '即查即改', dated: '限期整改' };
