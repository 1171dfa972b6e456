import type { Json } from '../shared/canonical';
import type { CutOffSet, Rules, Sourced } from './rules';

/** LS cut-off sets. No official one exists and the published ones disagree in the middle, so each keeps its name and source. */
export const CUT_OFF_SETS: readonly CutOffSet[] = [
  { id: 'LS-P1', version: 1, name: 'LS-P1(20/15/9)', bands: { major: [20, 25], considerable: [15, 16], general: [9, 12], low: [1, 8] }, source: '公开实施案例，附颜色与管控层级', confidence: 'C' },
  { id: 'LS-P2', version: 1, name: 'LS-P2(20/9/4)', bands: { major: [20, 25], considerable: [9, 16], general: [4, 8], low: [1, 3] }, source: '公开发布的文件（按年限的可能性尺度）', confidence: 'C(report)' },
  { id: 'LS-P3', version: 1, name: 'LS-P3(17/13/8)', bands: { major: [17, 25], considerable: [13, 16], general: [8, 12], low: [1, 7] }, source: '公开实施案例（湖北）', confidence: 'C' },
  { id: 'LS-P4', version: 1, name: 'LS-P4(20/15/6)', bands: { major: [20, 25], considerable: [15, 16], general: [6, 12], low: [1, 5] }, source: '公开实施案例（极度/高度/一般/低度）', confidence: 'C' },
];

type Pack = { readonly [K in keyof Rules]: Sourced<Rules[K]> };

/** The rule pack of 2026-11-21: every parameter with its source and how well it is known. */
export const PACK: Pack = {
  edition: { value: '2026-11-21', source: '本软件规则包', confidence: 'P' },
  titles: {
    value: {
      riskList: '工业产品质量安全风险管控清单',
      analysisTable: '工业产品质量风险分析表',
      daily: '每日工业产品质量安全检查记录',
      weekly: '每周工业产品质量安全排查治理报告',
      monthly: '每月工业产品质量安全调度会议纪要',
      notice: '质量隐患整改通知单',
      verification: '质量隐患治理验收表',
      ledger: '质量隐患整改台账',
    },
    source: '中国质量报对辽宁省工作指南的报道；台州双重预防经验材料（风险分析表、通知单、验收表）；每日检查记录的名称为本软件设定',
    confidence: 'C(report)',
  },
  sizeLines: {
    value: { production: { staff: 300, turnover: 2000 }, wholesale: { staff: 20, turnover: 5000 }, retail: { staff: 50, turnover: 500 } },
    source: '省级填报表单（人数或营业额任一达到即为大中型）',
    confidence: 'C',
  },
  directorForCertified: { value: true, source: '总监配备条件中强制性认证一项，未见原文', confidence: 'P' },
  cutOffSets: { value: CUT_OFF_SETS, source: '见各套分级', confidence: 'C' },
  hazardDays: { value: { general: 7, considerable: 15, major: 30 }, source: '本软件建议的整改期限，企业可改', confidence: 'P' },
  gradeNames: { value: { general: '一般', considerable: '较大', major: '重大' }, source: '公开资料有两级与三级之分，采用三级', confidence: 'P' },
  gradeMeanings: {
    value: {
      major: '无证或超范围生产、未检验出厂、强制性标准项目不合格、掺杂掺假或偷工减料、伪造冒用认证标志，或重大风险项失控',
      considerable: '关键项目失控，或由监管部门发现',
      general: '其他',
    },
    source: '本软件建议的分级依据，企业可改',
    confidence: 'P',
  },
  directorConfirmsMajor: { value: true, source: '本软件建议', confidence: 'P' },
  verifierMayRectify: { value: false, source: '通行做法：验收人与整改人分开', confidence: 'P' },
  anonymousReports: { value: false, source: '本软件建议，企业可改', confidence: 'P' },
  unverifiedOnPapers: { value: true, source: '本软件建议：没有核对的照实标出；企业可改，系统内照样显示', confidence: 'P' },
  rectificationNeedsPhoto: { value: true, source: '通行做法：整改前后照片对照', confidence: 'P' },
  dueTime: { value: '18:00', source: '本软件建议的每日检查时限，企业可改', confidence: 'P' },
  workWeeks: { value: [], source: '周一至周五，按国务院办公厅公布的节假日和调休', confidence: 'P' },
  shiftPlans: { value: [], source: '由企业设定；没有设定的按每天一次', confidence: 'P' },
  holidayYears: { value: [], source: '国务院办公厅公布的放假调休安排', confidence: 'P' },
  askedUntilDoneFrom: { value: null, source: '本软件建议：周期内未完成的项目列入以后各天的检查', confidence: 'P' },
  address: { value: null, source: '由企业或服务器设定', confidence: 'P' },
  products: { value: [], source: '由企业说明', confidence: 'P' },
  plates: { value: [], source: '由企业说明', confidence: 'P' },
  idleMinutes: { value: 480, source: '本软件建议：一个班次', confidence: 'P' },
  access: { value: { signChecks: false, signMinutes: 5, keepDays: 90, idleByRole: {}, secondFactor: [] }, source: '本软件建议的登录和签名规则，企业可改', confidence: 'P' },
  auditDays: { value: 1095, source: '本软件建议：三年', confidence: 'P' },
  recurrenceDays: { value: 90, source: '本软件建议', confidence: 'P' },
  upkeep: {
    value: { reviewDays: 15, yearlyLeadDays: 30, restartMonths: 6, cleanChecks: 60, failures: 3, failureDays: 90, uncheckedDays: 90, standardNoticeDays: 90 },
    source: '本软件建议的复评期限和建议阈值，不是法规要求，企业可改',
    confidence: 'P',
  },
  selfCheck: {
    value: [
      '产品质量安全管理制度已经建立',
      '质量安全总监、质量安全员按要求配备',
      '日管控、周排查、月调度制度按要求执行',
      '应取得生产许可证的产品都已取证，没有超许可范围生产',
      '原材料和零部件进货查验按要求执行，有记录',
      '产品检验合格后出厂，出厂检验记录齐全',
      '没有偷工减料、掺杂掺假',
      '产品质量符合国家标准',
      '生产设备、检验设施满足要求',
      '销售的产品来源明确，进货验收制度和销售台账已建立并执行',
    ],
    source: '黔南州2024年重点工业产品质量安全隐患排查治理行动工作方案（自查重点和重点问题），企业可改',
    confidence: 'S',
  },
  signals: {
    value: { history: 5, fastPercent: 33, togetherSeconds: 60, togetherItems: 6, platePercent: 50, streakChecks: 60, similarBits: 3, photoPercent: 0 },
    source: '本软件建议的提示界限，没有法规规定，企业可改',
    confidence: 'P',
  },
  reminders: {
    value: { ladder: { ahead: 1, head: 0, director: 1, principal: 3 }, quiet: { from: '21:00', to: '07:00' }, onRestDays: true },
    source: '本软件建议的提醒时机，企业可改',
    confidence: 'P',
  },
};

/** The parameters a factory may set for itself; everything else is the pack's. */
export const SETTABLE = ['directorForCertified', 'hazardDays', 'directorConfirmsMajor', 'verifierMayRectify', 'rectificationNeedsPhoto', 'anonymousReports', 'unverifiedOnPapers', 'dueTime', 'idleMinutes', 'recurrenceDays', 'auditDays', 'upkeep'] as const satisfies readonly (keyof Rules)[];

/** What a factory sets by a verb of its own; another verb leaves it as it is. */
export const OWN_VERBS = ['workWeeks', 'shiftPlans', 'holidayYears', 'askedUntilDoneFrom', 'address', 'products', 'plates', 'reminders', 'access', 'selfCheck', 'signals'] as const satisfies readonly (keyof Rules)[];

/** The rules of one factory: the pack with its settings (`settings.values`) laid over it. Unknown keys are ignored. */
export function rulesOf(own: Readonly<Record<string, Json>>): Rules {
  const chosen = Object.fromEntries([...SETTABLE, ...OWN_VERBS].filter((key) => own[key] !== undefined).map((key) => [key, own[key]]));
  const rules = { ...defaultRules(), ...chosen };
  // a setting kept before one of its parts existed takes that part from the pack
  return { ...rules, upkeep: { ...defaultRules().upkeep, ...rules.upkeep }, access: { ...defaultRules().access, ...rules.access }, signals: { ...defaultRules().signals, ...rules.signals } };
}

/** The pack's own values. */
export const defaultRules = (): Rules => Object.fromEntries(Object.entries(PACK).map(([key, { value }]) => [key, value])) as unknown as Rules;
