import type { CutOffSet } from '../rulepack/rules';
import { OWN_PRODUCT } from '../risk/assess/methods/ownProduct';
import type { RiskStandard } from '../risk/assess/standard';
import { cutOffWords, OWN_BOUNDS_NAME, thresholdWords } from '../risk/assess/standardWords';
import type { Assessment } from '../risk/types';
import { METHOD_NAMES } from '../risk/words';

/** How the values of each method come about. */
const FORMULAS: Readonly<Record<Assessment['method'], string>> = {
  LS: 'R=L×S', LEC: 'D=L×E×C', FMEA: 'RPN=S×O×D', HACCP: '判断树', direct: '', threeFactor: 'S×F×D', twoFactor: 'S×F',
};

/**
 * What the assessments of a list were graded by, one line a method, set and version of the factory's standard, in the order of first use:
 * `LS 风险矩阵(R=L×S) LS-P1(20/15/9) 第 1 版:重大(红)20~25,…`. Sets are looked for in the version of the standard they stand in, then in the pack.
 */
export function gradingLines(assessments: readonly (Assessment | null)[], standards: readonly RiskStandard[], pack: readonly CutOffSet[]): string[] {
  const used = new Map<string, Assessment>();
  for (const one of assessments) {
    if (!one) continue;
    const key = [one.method, one.setId, one.setVersion, one.standardVersion].join('#');
    if (!used.has(key)) used.set(key, one);
  }
  return [...used.values()].map((one) => {
    const formula = one.factors.some(({ name }) => name) ? one.factors.map(({ key, name }) => `${key}${name ?? ''}`).join('×') : FORMULAS[one.method];
    const standard = standards.find(({ version }) => version === one.standardVersion);
    const own = standard && standard.content.ls.id === one.setId && standard.content.ls.version === one.setVersion ? standard.content.ls : undefined;
    const set = own ?? pack.find(({ id, version }) => id === one.setId && version === one.setVersion);
    const bounds = one.setId === OWN_PRODUCT ? standard?.content.threeFactor.thresholds : undefined;
    const name = bounds ? `${OWN_BOUNDS_NAME} 第 ${one.setVersion} 版：${thresholdWords(bounds)}` : set ? `${set.name} 第 ${set.version} 版：${cutOffWords(set.bands)}` : one.method === 'direct' ? '' : `${one.setId} 第 ${one.setVersion} 版`;
    const basis = one.standardVersion > 0 ? `按本企业质量风险评估与分级标准第 ${one.standardVersion} 版${standard?.content.document ? `（${standard.content.document}）` : ''}` : '';
    return [`${METHOD_NAMES[one.method]}${formula ? `（${formula}）` : ''}`, name, basis].filter(Boolean).join(' ');
  });
}
