import { type ChangeKind, type ControlLevel, type Dimension, type FactorKey, type Frequency, type HaccpOutcome, HOURS_OF, type MeasureKind, type Method, type OwnerMark, type RiskLevel, type RiskMark, type Stage } from './types';

/** The words of the codes, the same on every screen and paper. */
export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  incoming: '进货查验', process: '生产过程控制', outgoing: '出厂检验', testing: '检验设施', equipment: '设备设施',
  management: '管理体系', people: '人员', environment: '作业环境', storage: '储存', selling: '销售', sales: '销售储运',
};
export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  technology: '生产工艺', equipment: '设备设施', environment: '作业环境', people: '人员行为', management: '管理体系',
};
export const FREQUENCY_NAMES: Readonly<Record<Frequency, string>> = {
  hour1: '班内每1小时', hour2: '班内每2小时', hour3: '班内每3小时', hour4: '班内每4小时', hour6: '班内每6小时', hour8: '班内每8小时', shift: '每个班次',
  day: '每日', week: '每周', month: '每月', quarter: '每季', halfYear: '每半年', year: '每年', event: '事件触发',
};
export const CHANGE_NAMES: Readonly<Record<ChangeKind, string>> = { supplier: '更换供应商', material: '更换原材料', process: '工艺变更', restart: '停产后复产' };
/** In which hours an item is asked (`22:00-04:00`), as it is read: `22:00—次日 04:00`; '' for the whole shift. */
export function hourWindowWords(window: string | null | undefined): string {
  if (!window) return '';
  const [begin, end] = window.split('-') as [string, string];
  return `${begin}—${end > begin ? '' : end === '00:00' ? '' : '次日 '}${end === '00:00' ? '24:00' : end}`;
}
/** Whether an item is asked every few hours. */
export const isHourly = (frequency: Frequency): boolean => HOURS_OF.some(([name]) => name === frequency);
/** How often an item is asked, with the changes at which it is, or the hours in which. */
export function frequencyWords({ frequency, changes, hourWindow }: { readonly frequency: Frequency; readonly changes?: readonly ChangeKind[] | null; readonly hourWindow?: string | null }): string {
  const when = frequency === 'event' ? (changes ?? []).map((kind) => CHANGE_NAMES[kind]).join('、') : isHourly(frequency) ? hourWindowWords(hourWindow) : '';
  return when ? `${FREQUENCY_NAMES[frequency]}（${when}）` : FREQUENCY_NAMES[frequency];
}
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
