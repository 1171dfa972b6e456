import type { AuditKind } from '../audit/types';
import type { HazardSource, HazardStage, HazardVerb, Treatment } from '../hazard/types';
import type { Activity, Employment, Role, SizeField } from '../organisation/types';
import type { ControlLevel, Dimension, FactorKey, Frequency, HaccpOutcome, MeasureKind, Method, OwnerMark, RiskLevel, RiskMark, Stage } from '../risk/types';
import type { AnswerResult, PostDayState, ShownDayState } from '../routine/types';
import type { SubmissionAnswerKind, SubmissionKind } from '../supervision/types';

/** The words of the codes, the same on every screen and paper. */
export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  incoming: '进货查验', process: '生产过程控制', outgoing: '出厂检验', testing: '检验设施', equipment: '设备设施',
  management: '管理体系', people: '人员', environment: '作业环境', storage: '储存', selling: '销售', sales: '销售储运',
};
export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  technology: '生产工艺', equipment: '设备设施', environment: '作业环境', people: '人员行为', management: '管理体系',
};
export const FREQUENCY_NAMES: Readonly<Record<Frequency, string>> = {
  day: '每日', week: '每周', month: '每月', quarter: '每季', halfYear: '每半年', year: '每年', event: '事件触发',
};
/** 红橙黄蓝, the scheme of risk grading only. */
export const RISK_LEVEL_NAMES: Readonly<Record<RiskLevel, string>> = { major: '重大', considerable: '较大', general: '一般', low: '低' };
export const RISK_COLOUR_NAMES: Readonly<Record<RiskLevel, string>> = { major: '红', considerable: '橙', general: '黄', low: '蓝' };
export const CONTROL_LEVEL_NAMES: Readonly<Record<ControlLevel, string>> = { enterprise: '企业级', workshop: '车间级', team: '班组级', post: '岗位级' };
export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  LS: 'LS 风险矩阵', LEC: 'LEC 作业条件评价', FMEA: 'FMEA 失效分析', HACCP: 'HACCP 关键控制点', direct: '直接判定', threeFactor: '三因素乘积', twoFactor: '两因素乘积',
};
export const FACTOR_NAMES: Readonly<Record<FactorKey, string>> = { L: '可能性', S: '严重度', E: '频次', C: '后果', O: '发生度', D: '可检测度', F: '频度' };
export const HACCP_OUTCOME_NAMES: Readonly<Record<HaccpOutcome, string>> = {
  ccp: '质量关键控制点', notCcp: '不是关键控制点', modify: '须修改步骤、工艺或产品后重新判断', notSignificant: '危害不显著，不必判断', open: '尚未判断完',
};
export const MEASURE_KIND_NAMES: Readonly<Record<MeasureKind, string>> = {
  incoming: '来料控制', parameter: '工艺参数', tooling: '设备工装', inspection: '检验测量', competence: '人员资质操作', environment: '环境', traceability: '标识追溯', emergency: '应急处置',
};
export const OWNER_MARK_NAMES: Readonly<Record<OwnerMark, string>> = { lead: '主管', concerned: '主相关', related: '相关' };
export const OWNER_MARK_SYMBOLS: Readonly<Record<OwnerMark, string>> = { lead: '★', concerned: '●', related: '○' };
export const RISK_MARK_NAMES: Readonly<Record<RiskMark, string>> = { unconfirmed: '范本未确认', unnamed: '未指定责任人', unverified: '准则未核对' };
export const RESULT_NAMES: Readonly<Record<AnswerResult, string>> = { conforming: '符合', nonconforming: '不符合', notApplicable: '不适用' };
export const POST_DAY_NAMES: Readonly<Record<PostDayState, string>> = {
  onTime: '按时', late: '迟报', backfilled: '补录', missed: '未进行', excused: '未进行（已说明）', stopped: '停产', nothingDue: '无应检项', open: '待检', future: '未到',
};
export const SHOWN_DAY_NAMES: Readonly<Record<ShownDayState, string>> = { ...POST_DAY_NAMES, pastLimit: '已过时限未检' };
export const HAZARD_STAGE_NAMES: Readonly<Record<HazardStage, string>> = {
  registered: '已登记', graded: '已定级', notified: '已签发', rectifying: '整改中', awaitingVerification: '待验收', closed: '已销号',
};
export const HAZARD_VERB_NAMES: Readonly<Record<HazardVerb, string>> = {
  register: '登记', grade: '定级', notify: '签发整改通知单', receive: '接收', rectify: '整改', verify: '验收', requestExtension: '申请延期', decideExtension: '延期审批',
};
export const HAZARD_SOURCE_NAMES: Readonly<Record<HazardSource, string>> = {
  daily: '日管控', weekly: '周排查', monthly: '月调度', snapshot: '随手拍', regulator: '监管发现', complaint: '投诉举报', sampling: '监督抽查', audit: '内部审核', traceDrill: '追溯演练', other: '其他',
};
export const TREATMENT_NAMES: Readonly<Record<Treatment, string>> = { immediate: '即查即改', dated: '限期整改' };
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  principal: '主要负责人', director: '质量安全总监', officer: '质量安全员', workshopHead: '车间主任', teamLead: '班组长', inspector: '检验员', operator: '操作工',
};
export const ACTIVITY_NAMES: Readonly<Record<Activity, string>> = { production: '生产', sales: '销售', both: '生产及销售' };
export const SIZE_FIELD_NAMES: Readonly<Record<SizeField, string>> = { production: '生产', wholesale: '批发', retail: '零售' };
export const EMPLOYMENT_NAMES: Readonly<Record<Employment, string>> = { fullTime: '全职', partTime: '兼职' };
export const SUBMISSION_KIND_NAMES: Readonly<Record<SubmissionKind, string>> = { riskList: '工业产品质量风险分析表' };
export const AUDIT_KIND_NAMES: Readonly<Record<AuditKind, string>> = {
  signedIn: '登录', signInFailed: '登录失败', signedOut: '退出', passwordChanged: '修改密码', passwordReset: '重置密码', accountShut: '停用账户', accountOpened: '启用账户',
  roleChanged: '人员与任职', settingsChanged: '规则与档案', exported: '导出', backedUp: '备份', submissionRead: '监管查阅',
};
export const SUBMISSION_ANSWER_NAMES: Readonly<Record<SubmissionAnswerKind, string>> = { accepted: '已接受', returned: '已退回' };
