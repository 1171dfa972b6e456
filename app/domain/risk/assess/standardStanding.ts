import { type Snapshot, type StandingLine, toldBy } from '../../shared/standing';
import { METHOD_NAMES, RISK_LEVEL_NAMES } from '../words';
import { LEC_SEVENTY_NAMES, LEC_TWENTY_NAMES, LEC_VARIANT_NAMES } from './assessments';
import { factorNameField, factorStepsField, productFactors } from './methods/ownProduct';
import { type BandSet, THREE_FACTOR_SETS, TWO_FACTOR_SETS } from './methods/threeFactor';
import { OWN_SET, type RiskStandard, type StandardContent } from './standard';
import { bandField, ownEndLabel, ownField, STANDARD_LABELS } from './standardFields';
import { bandName, bandWords, cutOffWords, factorLabel, FMEA_RULE_NAMES, stepLines } from './standardWords';
import { RISK_LEVELS } from '../types';

const told = toldBy(STANDARD_LABELS);

/** The bounds a factory drew for LS; nothing where it took a named set. */
const ownBandLines = ({ id, bands }: StandardContent['ls']): StandingLine[] =>
  id === OWN_SET ? RISK_LEVELS.flatMap((level) => (['low', 'high'] as const).map((end, at) => ({ field: ownField(level, end), label: ownEndLabel(level, end), text: String(bands[level][at]) }))) : [];

/** The bounds a factory drew for the product of three; nothing where it took a named set. */
const ownBoundLines = ({ thresholds }: StandardContent['threeFactor']): StandingLine[] =>
  thresholds ? [told('ownMajor', String(thresholds.major)), told('ownConsiderable', String(thresholds.considerable)), told('ownGeneral', String(thresholds.general))] : [];

/** The level of each band of the set in use. */
const bandLines = (sets: readonly BandSet[], { setId, levels }: StandardContent['twoFactor']): StandingLine[] =>
  sets.filter(({ id }) => id === setId).flatMap((set) => set.bands.map((band, index) => {
    const level = levels[index] ?? 'low';
    return { field: bandField(set.id, index), label: bandName(set, band), text: RISK_LEVEL_NAMES[level], value: level };
  }));

/** The standard in force, for somebody whose form began from an earlier version. */
export function standardStanding({ version, content }: RiskStandard): Snapshot {
  const { methods, ls, lec, fmea, haccp, threeFactor, twoFactor, ownGrounds, document } = content;
  const first = methods[0]!;
  return {
    lock: { seen: String(version) },
    lines: [
      { label: '现行标准', text: version === 0 ? '本软件建议的标准' : `第 ${version} 版` },
      told('methods', methods.map((method) => METHOD_NAMES[method]).join('、'), methods),
      told('firstMethod', METHOD_NAMES[first], first),
      told('lsSetId', `${ls.name}：${cutOffWords(ls.bands)}`, ls.id),
      ...ownBandLines(ls),
      told('lecVariant', LEC_VARIANT_NAMES[lec.variant], lec.variant),
      told('seventy', LEC_SEVENTY_NAMES[lec.seventy], lec.seventy),
      told('twenty', LEC_TWENTY_NAMES[lec.twenty], lec.twenty),
      told('fmeaRule', FMEA_RULE_NAMES[fmea.rule], fmea.rule),
      told('thresholdMajor', String(fmea.thresholds.major)),
      told('thresholdConsiderable', String(fmea.thresholds.considerable)),
      told('thresholdGeneral', String(fmea.thresholds.general)),
      told('significantAbove', String(haccp.significantAbove)),
      told('threeFactorSet', bandWords(threeFactor), threeFactor.setId),
      ...ownBoundLines(threeFactor),
      ...bandLines(THREE_FACTOR_SETS, threeFactor),
      ...productFactors(threeFactor).flatMap(({ key, name, steps }): StandingLine[] => [
        { field: factorNameField(key), label: `${factorLabel(key)}的名称`, text: name },
        { field: factorStepsField(key), label: `${factorLabel(key)}的各档`, text: stepLines(steps).join('；'), value: stepLines(steps).join('\n') },
      ]),
      told('twoFactorSet', bandWords(twoFactor), twoFactor.setId),
      ...bandLines(TWO_FACTOR_SETS, twoFactor),
      { label: STANDARD_LABELS.ownGrounds, text: ownGrounds.map(({ text, basis }) => `${text}（依据：${basis}）`).join('；') || '没有' },
      told('document', document),
    ],
  };
}
