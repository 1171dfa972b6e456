import type { Factor, ScaleStep } from './methods/scale';

export type { ScaleStep } from './methods/scale';

/** Likelihood L of the LS matrix, paraphrased from published schemes (C(report)). */
export const LIKELIHOOD_SCALE: readonly ScaleStep[] = [
  { score: 1, text: '控制措施充分有效，人员严格遵守规程，几乎不可能发生' },
  { score: 2, text: '能及时发现并定期监测，或控制措施有效，只偶尔发生过' },
  { score: 3, text: '没有防护手段或未严格执行规程；或较易发现（有监测）；或以前发生过' },
  { score: 4, text: '不易发现，没有检测也从未监测；或有控制措施但未执行、不适用；或预期会发生' },
  { score: 5, text: '现场没有预防、监测、防护或控制措施；或发生了也不能发现；或正常生产中经常发生' },
];

/**
 * Severity S for product quality. The published columns speak of persons and losses at work; this column is the
 * product's own proposal (P) and is shown as one.
 */
export const SEVERITY_SCALE: readonly ScaleStep[] = [
  { score: 1, text: '无影响' },
  { score: 2, text: '次要项目不合格，内部返工' },
  { score: 3, text: '重要项目（B类）不合格，返工或退货' },
  { score: 4, text: '关键项目（A类）不合格，整批拒收，很可能监督抽查不合格' },
  { score: 5, text: '强制性标准或涉及人身健康、财产安全的项目不合格；或可能造成严重伤害；或须召回' },
];

/** How the severity column is introduced wherever it is shown. */
export const SEVERITY_SCALE_NOTE = '严重度按产品质量后果描述，为本软件建议的尺度。各级的上下限可在分级标准中规定。';

/** The two factors of the LS matrix, also asked for before the HACCP tree. */
export const LS_FACTORS: readonly Factor[] = [
  { key: 'L', name: '可能性', steps: LIKELIHOOD_SCALE, note: '' },
  { key: 'S', name: '严重度', steps: SEVERITY_SCALE, note: SEVERITY_SCALE_NOTE },
];
