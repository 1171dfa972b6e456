import type { AnalysisTableInput } from '~/domain/report/analysisTable';
import type { DailyRecordInput } from '~/domain/report/dailyRecord';
import type { HazardLine } from '~/domain/report/hazardLines';
import type { MonthlyMinutesInput } from '~/domain/report/monthlyMinutes';
import type { PaperFrame, PrintedSignature } from '~/domain/report/paper';
import { gradingLines } from '~/domain/report/gradingLines';
import type { RectificationNoticeInput } from '~/domain/report/rectificationNotice';
import type { RiskPaperInput, RiskRow } from '~/domain/report/riskRows';
import type { VerificationFormInput } from '~/domain/report/verificationForm';
import type { WeeklyReportInput } from '~/domain/report/weeklyReport';
import { defaultRules } from '~/domain/rulepack/pack';
import type { Assessment, ControlLevel, RiskLevel, Stage } from '~/domain/risk/types';
import { day, monthOf, parseMonth } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { weekOf } from '~/domain/shared/week';

const rules = defaultRules();
const { titles } = rules;
const HASH = '9f3a1c2d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';

export const signedBy = (name: string, title: string, at: string): PrintedSignature => ({ name, title, at: instant(at) });
const director = signedBy('陈静', '质量安全总监', '2026-11-18T02:30:00Z');
const officer = signedBy('王芳', '质量安全员', '2026-11-18T01:12:00Z');
const principal = signedBy('欧阳建国', '主要负责人', '2026-11-18T06:05:00Z');

const frame = (recordCode: string, versionLabel = ''): PaperFrame => ({
  factory: '海纳线缆（示范）有限公司',
  recordCode,
  versionLabel,
  contentHash: HASH,
  verifyUrl: `https://zhian.example.com/verify/${recordCode}?h=${HASH.slice(0, 16)}`,
  createdAt: instant('2026-11-18T06:10:00Z'),
});

const LEVELS: readonly [RiskLevel, ControlLevel, number, number][] = [['major', 'enterprise', 4, 5], ['considerable', 'workshop', 3, 5], ['general', 'team', 3, 3], ['low', 'post', 2, 2]];
const POINTS: readonly [Stage, string, string, string, string, string, string][] = [
  ['incoming', '铜杆电阻率', '电阻率超标', '导体直流电阻不合格，电缆发热', '每批进货查验材质证明，抽样检测电阻率；不合格批次隔离并退货', '核对质量证明书与批号，抽测 20℃ 电阻率', '不大于企业内控值 0.017241 Ω·mm²/m'],
  ['process', '绝缘挤出厚度', '最薄点厚度不足', '击穿、漏电，引发火灾或触电', '首件三点测量；生产中每两小时巡检一次；偏心大于允许值时停机调模', '切片测量绝缘平均厚度与最薄点厚度', '平均厚度不小于标称值，最薄点不小于标称值的 90% 减 0.1 mm'],
  ['process', '火花试验电压', '火花机未开启或电压过低', '绝缘缺陷流入下道工序', '班前点检火花机接地与击穿报警；记录电压设定值', '查看设定电压与报警记录', '按工艺卡执行'],
  ['outgoing', '成品出厂检验', '漏检或检验项目不全', '不合格品出厂', '出厂前逐批核对检验报告与合格证；无报告不放行', '核对出厂检验项目、检验报告与批号', '出厂检验项目全部合格'],
];
const PLACES = [['拉丝车间', '拉丝岗位'], ['挤塑车间', '绝缘挤出岗位'], ['挤塑车间', '护套挤出岗位'], ['成品车间', '成缆与检验岗位']] as const;

/** A row of a list; `position` picks place, point and level. */
export function analysisRow(position: number, change: Partial<RiskRow> = {}): RiskRow {
  const [stage, riskPoint, failure, consequence, measures, checkContent, criterion] = POINTS[position % 4] as (typeof POINTS)[number];
  const [level, controlLevel, likelihood, severity] = LEVELS[(position * 7) % 4] as (typeof LEVELS)[number];
  const [workshop, post] = PLACES[Math.floor(position / 6) % 4] as (typeof PLACES)[number];
  return {
    id: `item-${position}`, workshop, post, product: '60227 IEC 01(BV)', stage, dimension: 'technology', riskPoint, failure, consequence,
    measures: measures.split(';').map((text, index) => ({ kind: index === 0 ? 'parameter' : 'inspection', text })), checkContent,
    method: '量具测量', criterion, criterionStandard: '产品标准（由企业填写）', limitVerified: position % 5 !== 0, frequency: position % 3 === 0 ? 'week' : 'day',
    ownerEnterprise: '陈静', ownerWorkshop: '李卫东', ownerPost: position % 4 === 0 ? '欧阳小明' : '张三', marks: { enterprise: 'related', workshop: 'concerned', post: 'lead' },
    assessment: lsAssessment(likelihood, severity, level, controlLevel), residual: position % 6 === 1 ? lsAssessment(1, severity, 'low', 'post') : null, template: position % 11 === 10, ...change,
  };
}

/** An LS assessment by LS-P1. */
export const lsAssessment = (likelihood: number, severity: number, level: RiskLevel, controlLevel: ControlLevel, setId = 'LS-P1'): Assessment => ({
  method: 'LS', setId, setVersion: 1, standardVersion: 0, factors: [{ key: 'L', value: likelihood, text: '可能' }, { key: 'S', value: severity, text: '重要项目' }],
  value: likelihood * severity, grounds: [], level, controlLevel, assessedBy: 'p', assessedAt: instant('2026-11-18T01:00:00Z'), reason: '试用',
});

/** What the list and the table of a version are made of. */
export const listInput = (rows = 24, change: Partial<RiskPaperInput> = {}): RiskPaperInput => ({
  ...frame('QD-003', '第 3 版'), title: titles.riskList, number: 'QD-003', part: '', publishedOn: day('2026-11-18'),
  rows: Array.from({ length: rows }, (_, position) => analysisRow(position)), compiled: officer, reviewed: director, approved: null, ...change,
});

export function analysisInput(rows = 24, change: Partial<AnalysisTableInput> = {}): AnalysisTableInput {
  const input = { ...listInput(rows), ...frame('RL-2026-0003', '第 3 版'), title: titles.analysisTable, number: 'FX-2026-0003', ...change };
  return { grading: gradingLines(input.rows.map(({ assessment }) => assessment), [], rules.cutOffSets), gradingStandard: '', ...input };
}

const dailyAnswers = (post: number) => POINTS.map(([stage, riskPoint, , , , checkContent, criterion], index) => ({
  itemId: `item-${post}-${index}`, stage, riskPoint, checkContent, method: '目视及量具', criterion, limitVerified: index !== 2,
  result: post === 1 && index === 1 ? ('nonconforming' as const) : index === 3 ? ('notApplicable' as const) : ('conforming' as const),
  description: post === 1 && index === 1 ? '3 号机绝缘最薄点 0.58 mm，低于下限 0.62 mm，约 300 m 受影响' : '',
  immediateMeasure: post === 1 && index === 1 ? '立即停机，调整模具同心度；受影响的 2 盘隔离并挂红牌' : '',
  photos: post === 1 && index === 1 ? ['photo-a', 'photo-b'] : [], hazardNumber: post === 1 && index === 1 ? 'HZ-2026-000123' : null,
}));

export const dailyInput = (change: Partial<DailyRecordInput> = {}): DailyRecordInput => ({
  ...frame('RC-20261118'), titles, number: 'RJ-2026-1118', day: day('2026-11-18'),
  posts: [
    ...PLACES.slice(0, 2).map(([workshop, post], index) => ({
      postId: `post-${index}`, workshop, post, state: index === 0 ? ('onTime' as const) : ('late' as const), reason: '',
      record: {
        id: `record-${index}`, number: `CK-2026-00018${index}`, checker: { name: index === 0 ? '张三' : '欧阳小明', title: '班组长' }, submittedAt: instant('2026-11-18T01:20:00Z'), dueAt: instant('2026-11-18T10:00:00Z'),
        timeliness: index === 0 ? ('onTime' as const) : ('late' as const), zeroRisk: index === 0, backfillReason: null, listVersion: '第 3 版', listHash: HASH, corrects: null, answers: dailyAnswers(index),
      },
    })),
    { postId: 'post-2', workshop: '挤塑车间', post: '护套挤出岗位', state: 'missed', reason: '设备大修，当班未生产', record: null },
    { postId: 'post-3', workshop: '成品车间', post: '成缆与检验岗位', state: 'missed', reason: '', record: null },
  ],
  signatures: [{ label: '质量安全员', signed: officer }, { label: '质量安全总监', signed: director }],
  ...change,
});

export const hazardLine = (position: number, change: Partial<HazardLine> = {}): HazardLine => ({
  id: `hazard-${position}`, number: `HZ-2026-${String(120 + position).padStart(6, '0')}`, title: ['绝缘最薄点厚度低于下限', '火花机报警灯损坏未更换', '成品检验报告缺绝缘电阻项目'][position % 3] ?? '', place: '挤塑车间 · 绝缘挤出岗位',
  gradeName: ['较大', '一般', '一般'][position % 3] ?? '', foundDay: day('2026-11-11'), responsible: ['李卫东', '张三', '欧阳小明'][position % 3] ?? '', deadline: day('2026-11-25'),
  stage: position % 2 ? 'closed' : 'rectifying', overdue: position === 2, closedDay: position % 2 ? day('2026-11-17') : null, measure: position % 3 === 2 ? '' : '更换模具并重新校准，首件三点测量合格后恢复生产', ...change,
});

const figures = [
  { label: '岗位日管控完成', count: 56, of: 60, unit: '次', meaning: '本期应检岗位日中已提交检查记录的', from: { kind: 'checkRecord' as const, ids: ['r1'] } },
  { label: '按时完成', count: 52, of: 60, unit: '次', meaning: '在时限内提交的，补录不计', from: { kind: 'checkRecord' as const, ids: ['r1'] } },
  { label: '零风险报告', count: 49, unit: '次', meaning: '明确提交的零风险报告', from: { kind: 'checkRecord' as const, ids: ['r1'] } },
  { label: '隐患按期整改', count: 0, of: 0, unit: '项', meaning: '期限在本期内的隐患中按期销号的', from: { kind: 'hazard' as const, ids: [] } },
];

export const weeklyInput = (change: Partial<WeeklyReportInput> = {}): WeeklyReportInput => ({
  ...frame('WK-2026-47'), titles, number: 'ZP-2026-0047', week: weekOf(day('2026-11-18')),
  openAtLastWeekEnd: [0, 1, 2].map((position) => hazardLine(position)), foundThisWeek: [hazardLine(3), hazardLine(4, { gradeName: '', measure: '', deadline: null, stage: 'registered' })], figures,
  gaps: ['2026年11月17日（周二） 成品车间 · 成缆与检验岗位：设备大修，当班未生产'],
  words: {
    lastWeek: '上周三项隐患中一项已销号；一项因模具到货推迟逾期，已由总监督促供应商于本周五前交货。', thisWeek: '本周隐患集中在绝缘挤出岗位，原因是模具磨损后同心度下降。已将换模周期由 30 天缩短为 20 天，并增加首件三点测量。',
    evaluation: '日管控执行基本正常，成品车间一天因大修未进行，已说明原因。', nextWeek: '1. 完成 3 号机模具更换并验收。\n2. 对挤塑车间全体操作工进行首件检验培训。\n3. 复核火花机点检记录。',
  },
  signatures: [{ label: '质量安全总监', signed: director }, { label: '主要负责人', signed: null }], ...change,
});

export const monthlyInput = (change: Partial<MonthlyMinutesInput> = {}): MonthlyMinutesInput => ({
  ...frame('MM-2026-11'), titles, number: 'YD-2026-0011', month: monthOf(day('2026-11-18')), place: '办公楼二楼会议室', heldAt: instant('2026-11-18T06:00:00Z'),
  chair: { name: '欧阳建国', title: '主要负责人' }, recorder: { name: '王芳', title: '质量安全员' },
  attendees: [{ name: '陈静', title: '质量安全总监' }, { name: '王芳', title: '质量安全员' }, { name: '李卫东', title: '挤塑车间主任' }, { name: '张三', title: '拉丝班班组长' }, { name: '欧阳小明', title: '检验员' }],
  figures, foundThisMonth: [0, 1, 2, 3].map((position) => hazardLine(position)), unsolved: [hazardLine(0), hazardLine(2)],
  words: { problems: '绝缘厚度与火花试验记录是本月主要问题。', progress: '四项隐患中两项已验收销号，其余在期限内整改。', unsolved: '3 号机模具到货推迟，供应商承诺 11 月 20 日前到货。', matters: '修订《首件检验规定》，明确三点测量要求。', others: '', measures: '会议研究，形成以下决议：' },
  resolutions: [
    { id: 's1', content: '更换 3 号挤塑机模具，并建立模具寿命台账', owner: '李卫东', dueDay: day('2026-11-28'), doneOn: null, doneNote: '', overdue: false, carriedFrom: null },
    { id: 's2', content: '补齐成品检验报告绝缘电阻项目', owner: '欧阳小明', dueDay: day('2026-10-31'), doneOn: null, doneNote: '', overdue: true, carriedFrom: parseMonth('2026-10') },
    { id: 's3', content: '完成质量安全员复训', owner: '陈静', dueDay: day('2026-11-15'), doneOn: day('2026-11-14'), doneNote: '两人均通过考核', overdue: false, carriedFrom: parseMonth('2026-10') },
  ],
  signatures: [{ label: '主持人', signed: principal }, { label: '记录人', signed: officer }], ...change,
});

const hazardFrame = {
  hazardNumber: 'HZ-2026-000123', noticeNumber: 'ZG-2026-0012', hazardTitle: '绝缘最薄点厚度低于下限', description: '3 号机绝缘最薄点 0.58 mm，低于下限 0.62 mm，约 300 m 受影响。', gradeName: '重大', workshop: '挤塑车间', post: '绝缘挤出岗位',
  foundDay: day('2026-11-11'), responsible: '李卫东', deadline: day('2026-11-25'),
  fiveElements: { measure: '更换模具，调整同心度；受影响产品逐盘复检', fund: '自筹 2 万元，本月到位', contingency: '复检期间停用 3 号机，订单由 2 号机承接' },
};
const rectified = { cause: '模具磨损后未按周期更换，同心度下降；首件检验只测一点。', measure: '更换模具并校准，首件三点测量合格后恢复生产；受影响的 2 盘复检，1 盘合格放行，1 盘报废。', doneOn: day('2026-11-17'), cost: null, by: signedBy('李卫东', '挤塑车间主任', '2026-11-17T08:40:00Z'), photos: ['photo-b'] };

export const noticeInput = (change: Partial<RectificationNoticeInput> = {}): RectificationNoticeInput => ({
  ...frame('ZG-2026-0012'), titles, ...hazardFrame, immediateMeasure: '立即停机，受影响的 2 盘隔离并挂红牌。', source: 'daily', sourceNumber: 'CK-2026-000181', foundBy: { name: '欧阳小明', title: '检验员' }, gradeBasis: '强制性标准项目不合格，重大风险项失控',
  treatment: 'dated', requirement: '查明原因，更换或修复模具，完善首件检验；受影响产品逐盘复检并给出处置意见。', copiedTo: ['陈静', '欧阳建国'], photosBefore: ['photo-a'],
  issued: director, received: signedBy('李卫东', '挤塑车间主任', '2026-11-18T03:00:00Z'), rectified: null, verified: null, ...change,
});

export const verificationInput = (change: Partial<VerificationFormInput> = {}): VerificationFormInput => ({
  ...frame('YS-2026-0009'), titles, ...hazardFrame, number: 'YS-2026-0009', rectified, photosBefore: ['photo-a'], photosAfter: ['photo-b'],
  items: [{ subject: '绝缘最薄点厚度', standard: '不低于 0.62 mm', method: '切片，读数显微镜', passed: true }, { subject: '首件三点测量记录', standard: '开机首件有三点记录', method: '查阅记录', passed: true }],
  passed: true, opinion: '现场抽测三段，最薄点 0.66 mm 以上；记录齐全，同意销号。', remaining: '', reassessed: 'general', archiveNumber: '', retention: '', verifiers: [signedBy('陈静', '质量安全总监', '2026-11-18T02:30:00Z')], ...change,
});

export const rectifiedNotice = (): RectificationNoticeInput =>
  noticeInput({ rectified, verified: { passed: true, opinion: '抽测合格，同意销号。', by: director } });
