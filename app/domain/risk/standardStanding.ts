import type { Standing } from '../shared/standing';
import { METHOD_NAMES, RISK_LEVEL_NAMES } from '../vocabulary/labels';
import { lecWords } from './assessments';
import { factorStepsField, productFactors } from './methods/ownProduct';
import { boundsOf } from './methods/scale';
import { type BandSet, THREE_FACTOR_SETS, TWO_FACTOR_SETS } from './methods/threeFactor';
import type { RiskStandard, StandardContent } from './standard';
import { RISK_LEVELS } from './types';

/** Which level each band of a set has. */
function bandsText(sets: readonly BandSet[], { setId, levels, thresholds }: StandardContent['threeFactor']): string {
  if (thresholds) return `企业自定界限:${boundsOf(thresholds).map(([level, bound]) => `≥${bound} ${RISK_LEVEL_NAMES[level]}`).join(',')}`;
  const set = sets.find(({ id }) => id === setId);
  return set ? `${set.name}:${set.bands.map(({ word }, index) => `${word} ${RISK_LEVEL_NAMES[levels[index] ?? 'low']}`).join(',')}` : setId;
}

/** The standard in force, for somebody whose form began from an earlier version. */
export function standardStanding({ version, content }: RiskStandard): Standing {
  const { methods, ls, lec, fmea, haccp, threeFactor, twoFactor, ownGrounds, document } = content;
  return {
    lock: { seen: String(version) },
    lines: [
      { label: '现行标准', text: version === 0 ? '本软件建议的标准' : `第 ${version} 版` },
      { field: 'methods', label: '采用的方法', text: methods.map((method) => METHOD_NAMES[method]).join('、') },
      { field: 'firstMethod', label: '新风险项默认用', text: METHOD_NAMES[methods[0]!] },
      { field: 'lsSetId', label: 'LS 分级', text: `${ls.name}:${RISK_LEVELS.map((level) => `${RISK_LEVEL_NAMES[level]} ${ls.bands[level].join('–')}`).join(',')}` },
      { label: 'LEC', text: lecWords(lec) },
      { field: 'fmeaRule', label: 'FMEA 怎样定级', text: fmea.rule === 'AP' ? '按行动优先级 AP' : '按 RPN 界限' },
      { field: 'thresholdMajor', label: 'RPN 重大 ≥', text: String(fmea.thresholds.major) },
      { field: 'thresholdConsiderable', label: 'RPN 较大 ≥', text: String(fmea.thresholds.considerable) },
      { field: 'thresholdGeneral', label: 'RPN 一般 ≥', text: String(fmea.thresholds.general) },
      { field: 'significantAbove', label: 'HACCP 显著危害 >', text: String(haccp.significantAbove) },
      { field: 'threeFactorSet', label: '三因素乘积', text: bandsText(THREE_FACTOR_SETS, threeFactor) },
      ...productFactors(threeFactor).map(({ key, name, steps }) => ({ field: factorStepsField(key), label: `三因素之 ${key}`, text: `${name}:${steps.map(({ score, text }) => `${score} ${text}`).join(';')}` })),
      { field: 'twoFactorSet', label: '两因素乘积', text: bandsText(TWO_FACTOR_SETS, twoFactor) },
      { label: '企业自己的直接判定情形', text: ownGrounds.map(({ text, basis }) => `${text}(依据:${basis})`).join(';') || '没有' },
      { field: 'document', label: '标准文件名称', text: document },
    ],
  };
}
