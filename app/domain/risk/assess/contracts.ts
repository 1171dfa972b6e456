import { contract } from '../../shared/contract';
import { anyOf, choicesOf, chosen, type Field, listOf, oneOf, recordOf, remark, tick, VERSION, whole, words } from '../../shared/fields';
import { ITEM_LABELS } from '../list/itemStanding';
import { FACTOR_KEYS, type FactorKey, HACCP_QUESTIONS, type HaccpQuestion, LEC_VARIANTS, METHODS, RISK_LEVELS, type RiskLevel } from '../types';
import { METHOD_NAMES, RISK_LEVEL_NAMES } from '../words';
import { LEC_SEVENTY_NAMES, LEC_TWENTY_NAMES, LEC_VARIANT_NAMES } from './assessments';
import { factorNameField, factorStepsField, PRODUCT_KEYS } from './methods/ownProduct';
import { THREE_FACTOR_SETS, TWO_FACTOR_SETS } from './methods/threeFactor';
import { bandField, ownEndLabel, ownField, STANDARD_LABELS as labels } from './standardFields';
import { FMEA_RULE_NAMES } from './standardWords';

/** A field for each code, named by it. */
const eachOf = <K extends string, N extends string, F extends Field>(codes: readonly K[], nameOf: (code: K) => N, field: F): Readonly<Record<N, F>> =>
  Object.fromEntries(codes.map((code) => [nameOf(code), field])) as Record<N, F>;

/** A step of a scale, an answer of the tree: what may be chosen is up to the standard. */
const STEP = recordOf('', '请重新选择。', { optional: true });
const CHOICE = {
  version: VERSION,
  ...eachOf(FACTOR_KEYS, (key): `factor${FactorKey}` => `factor${key}`, STEP),
  ...eachOf(HACCP_QUESTIONS, (question): `answer${HaccpQuestion}` => `answer${question}`, STEP),
  grounds: anyOf(ITEM_LABELS.grounds, '请重新选择。', { optional: true }),
};
const REASON = { ...remark(ITEM_LABELS.reason, 500, { lines: true }), missing: '请写明评价的理由。' };

const LEVEL = oneOf('等级', choicesOf(RISK_LEVELS, RISK_LEVEL_NAMES), '请选择等级。');
const BANDS: Readonly<Record<string, typeof LEVEL>> = Object.fromEntries([...THREE_FACTOR_SETS, ...TWO_FACTOR_SETS].flatMap((set) => set.bands.map((_, index) => [bandField(set.id, index), LEVEL])));
const number = (label: string) => remark(label, 20, { tidy: 'entry' });
type End = 'low' | 'high';
const ENDS = RISK_LEVELS.flatMap((level): [RiskLevel, End][] => [[level, 'low'], [level, 'high']]);
const OWN_ENDS: Readonly<Record<string, ReturnType<typeof number>>> = Object.fromEntries(ENDS.map(([level, end]) => [ownField(level, end), number(ownEndLabel(level, end))]));
const SCALES: Readonly<Record<string, ReturnType<typeof listOf>>> = Object.fromEntries(PRODUCT_KEYS.flatMap((key) => [
  [factorNameField(key), listOf('因素名称', 20, '请写明因素的名称。', { optional: true })], [factorStepsField(key), listOf('各档说明', 1500, '请写明各档。', { optional: true })],
]));
const bound = (label: string) => whole(label, { least: 0, most: 9999 }, { missing: `请填写${label}，填整数。` });

/** What each verb of the assessment of an item, and of the standard it follows, asks for. */
export const ASSESS_CONTRACTS = {
  assessItem: contract({
    at: 'assessment', send: '保存评价',
    fields: { ...CHOICE, method: oneOf('评价方法', choicesOf(METHODS, METHOD_NAMES), '请选择评价方法。'), reason: REASON, takeFrequency: tick('检查频次按等级的建议值调整') },
  }),
  assessResidual: contract({ at: 'residual', send: '保存残余风险', fields: { ...CHOICE, reason: { ...REASON, help: '高于固有风险时必须写明。' } } }),
  reassessItems: contract({
    at: 'impact', send: '重新评价所选的项',
    fields: { item: chosen('所选的行', '请至少选择一行。'), reason: words('重新评价的理由', 500, '请写明重新评价的理由。', { lines: true, help: '逐项记入改动记录，例如为什么按新标准改变这些项的等级。' }) },
  }),
  adoptProposed: contract({ at: 'proposed', send: '按建议采用', done: '已按建议采用第 1 版分级标准。', forever: '采用后是本企业的第 1 版标准，新的评价按它进行；以后可以另立新版，已采用的版本不再改动。', fields: { seen: VERSION } }),
  adoptStandard: contract({
    at: 'new', send: '采用新版',
    fields: {
      seen: VERSION,
      methods: anyOf(labels.methods, '请至少采用一种评价方法。', { choices: choicesOf(METHODS, METHOD_NAMES), help: '直接判定总能使用。' }),
      firstMethod: oneOf(labels.firstMethod, choicesOf(METHODS, METHOD_NAMES), '请选择默认方法。'),
      lsSetId: recordOf(labels.lsSetId, '请选择分级。'),
      lecVariant: oneOf(labels.lecVariant, choicesOf(LEC_VARIANTS, LEC_VARIANT_NAMES), '请选择 C 的取值。'),
      seventy: oneOf(labels.seventy, choicesOf(['general', 'low'], LEC_SEVENTY_NAMES), '请选择 70 的归属。', { help: '各家资料不一，由企业规定。' }),
      twenty: oneOf(labels.twenty, choicesOf(['ordinary', 'slight'], LEC_TWENTY_NAMES), '请选择 20 的归属。', { help: '只影响五档的说法，四级里都是低。' }),
      fmeaRule: oneOf(labels.fmeaRule, [
        { value: 'AP', label: FMEA_RULE_NAMES.AP, hint: '换算为四级是本软件的建议' }, { value: 'RPN', label: FMEA_RULE_NAMES.RPN, hint: '没有官方界限，由企业规定' },
      ], '请选择 FMEA 的定级方式。'),
      thresholdMajor: bound('重大界限'),
      thresholdConsiderable: bound('较大界限'),
      thresholdGeneral: bound('一般界限'),
      significantAbove: { ...bound('危害显著的界限'), help: 'L × S 大于它才答判断树。' },
      threeFactorSet: recordOf(labels.threeFactorSet, '请选择分档。'),
      ownMajor: number(labels.ownMajor),
      ownConsiderable: number(labels.ownConsiderable),
      ownGeneral: number(labels.ownGeneral),
      twoFactorSet: recordOf(labels.twoFactorSet, '请选择分档。'),
      groundText: listOf('情形', 200, '请写明情形。', { optional: true }),
      groundBasis: listOf('依据', 200, '请写明依据。', { optional: true }),
      document: remark(labels.document, 100, { help: '印在风险分析表上，例如企业的《质量风险评估与分级标准》文件号。可以不填。' }),
      reason: words('采用这一版的理由', 500, '请写明采用这一版标准的理由。', { lines: true }),
      ...BANDS,
      ...OWN_ENDS,
      ...SCALES,
    },
  }),
} as const;
