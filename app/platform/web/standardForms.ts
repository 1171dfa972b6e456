import { z } from 'zod';
import type { StandardInput } from '~/domain/risk/assess/adoptStandard';
import { factorNameField, factorStepsField, OWN_PRODUCT, OWN_PRODUCT_LEVELS, type OwnFactor, PRODUCT_KEYS, type ProductContent } from '~/domain/risk/assess/methods/ownProduct';
import { type BandSet, THREE_FACTOR_SETS, TWO_FACTOR_SETS } from '~/domain/risk/assess/methods/threeFactor';
import { OWN_SET } from '~/domain/risk/assess/standard';
import { bandField, ownField, STANDARD_LABELS } from '~/domain/risk/assess/standardFields';
import { LEC_VARIANTS, METHODS, RISK_LEVELS, type RiskLevel } from '~/domain/risk/types';
import type { CutOffSet } from '~/domain/rulepack/rules';
import { folded } from '~/domain/shared/fold';
import { ChosenRows } from './riskForms';

const EXPIRED = '表单不完整，请刷新后重试。';
const many = <T extends z.ZodType>(entry: T) => z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(entry));
const whole = (what: string) => z.string(`请填写${what}。`).overwrite(folded).regex(/^\d{1,4}$/, `${what}请填整数。`).transform(Number);
const line = (what: string, most: number) => z.string().trim().max(most, `${what}最多 ${most} 个字。`).default('');
const bound = z
  .string()
  .overwrite(folded)
  .optional()
  .transform((text) => (text && /^\d{1,2}$/.test(text) ? Number(text) : null));
const level = z.enum(RISK_LEVELS, '请选择等级。');

const BAND_SETS = [...THREE_FACTOR_SETS, ...TWO_FACTOR_SETS];
const BANDS = Object.fromEntries(BAND_SETS.flatMap((set) => set.bands.map((_, index) => [bandField(set.id, index), level])));
const OWN = Object.fromEntries(RISK_LEVELS.flatMap((risk) => [[ownField(risk, 'low'), bound], [ownField(risk, 'high'), bound]]));

const own = z
  .string()
  .overwrite(folded)
  .optional()
  .transform((text) => (text && /^\d{1,6}(\.\d)?$/.test(text) ? Number(text) : null));
const SCALES = Object.fromEntries(PRODUCT_KEYS.flatMap((key) => [[factorNameField(key), z.string().max(20, '因素名称最多 20 个字。').optional()], [factorStepsField(key), z.string().max(1500, '各档说明合计最多 1500 个字。').optional()]]));

const FIELDS = z.object({
  seen: z.string(EXPIRED).regex(/^\d{1,6}$/, EXPIRED).transform(Number),
  methods: many(z.enum(METHODS, '请从列出的方法中选择。')),
  firstMethod: z.enum(METHODS, '请选择默认方法。'),
  lsSetId: z.string('请选择分级。'),
  lecVariant: z.enum(LEC_VARIANTS, '请选择 C 的取值。'),
  seventy: z.enum(['general', 'low'], '请选择 70 的归属。'),
  twenty: z.enum(['ordinary', 'slight'], '请选择 20 的归属。'),
  fmeaRule: z.enum(['AP', 'RPN'], '请选择 FMEA 的定级方式。'),
  thresholdMajor: whole('重大界限'),
  thresholdConsiderable: whole('较大界限'),
  thresholdGeneral: whole('一般界限'),
  significantAbove: whole('危害显著的界限'),
  threeFactorSet: z.string('请选择分档。'),
  ownMajor: own,
  ownConsiderable: own,
  ownGeneral: own,
  twoFactorSet: z.string('请选择分档。'),
  groundText: many(line('情形', 200)),
  groundBasis: many(line('依据', 200)),
  document: line(STANDARD_LABELS.document, 100),
  reason: z.string('请写明采用这一版标准的理由。').trim().min(1, '请写明采用这一版标准的理由。').max(500, '理由最多 500 个字。'),
});

const levelsOf = (setId: string, sets: readonly BandSet[], form: Readonly<Record<string, unknown>>): RiskLevel[] =>
  sets.find(({ id }) => id === setId)?.bands.map((_, index) => form[bandField(setId, index)] as RiskLevel) ?? [];

/** One step a line: the value, then its words. A line without a value keeps its words, so that they can be named. */
const stepsOf = (text: string): OwnFactor['steps'] =>
  text.split(/\r?\n/).map((row) => row.trim()).filter(Boolean).map((row) => {
    const [, value, words] = /^(\d{1,4}(?:\.\d)?)(?:[\s,,、::.]+(.*))?$/u.exec(row) ?? [];
    return value === undefined ? { score: Number.NaN, text: row } : { score: Number(value), text: (words ?? '').trim() };
  });

/** The three factors as typed; undefined when the form did not ask for them. */
function factorsOf(form: Readonly<Record<string, unknown>>): OwnFactor[] | undefined {
  const given = PRODUCT_KEYS.map((key) => [key, form[factorNameField(key)], form[factorStepsField(key)]] as const);
  return given.every(([, name, steps]) => typeof name === 'string' && typeof steps === 'string')
    ? given.map(([key, name, steps]) => ({ key, name: String(name).trim(), steps: stepsOf(String(steps)) }))
    : undefined;
}

/** Own bands, where each of the eight numbers was given. */
function ownBandsOf(form: Readonly<Record<string, unknown>>): CutOffSet['bands'] | null {
  const ends = RISK_LEVELS.map((risk) => [risk, [form[ownField(risk, 'low')], form[ownField(risk, 'high')]]] as const);
  return ends.every(([, [low, high]]) => typeof low === 'number' && typeof high === 'number') ? (Object.fromEntries(ends) as unknown as CutOffSet['bands']) : null;
}

/** A new version of the standard as the form posts it. */
export const StandardForm = FIELDS.and(z.object(BANDS)).and(z.object(OWN)).and(z.object(SCALES)).transform((form, context): { seen: number; input: StandardInput } => {
  const others = form as Readonly<Record<string, unknown>>;
  const ownBands = form.lsSetId === OWN_SET ? ownBandsOf(others) : null;
  if (form.lsSetId === OWN_SET && !ownBands) context.addIssue({ code: 'custom', path: ['ownBands'], message: '自定分级请把四个等级的上下限都填成整数。' });
  const factors = factorsOf(others);
  const { ownMajor: major, ownConsiderable: considerable, ownGeneral: general } = form;
  const bounds = major !== null && considerable !== null && general !== null ? { major, considerable, general } : null;
  const ownProduct = form.threeFactorSet === OWN_PRODUCT;
  if (ownProduct && !bounds) context.addIssue({ code: 'custom', path: ['ownMajor'], message: '自定界限请把重大、较大、一般三个界限都填成数。' });
  const threeFactor: ProductContent = {
    setId: form.threeFactorSet,
    levels: ownProduct ? OWN_PRODUCT_LEVELS : levelsOf(form.threeFactorSet, THREE_FACTOR_SETS, others),
    ...(factors ? { factors } : {}),
    ...(ownProduct && bounds ? { thresholds: bounds } : {}),
  };
  return {
    seen: form.seen,
    input: {
      methods: form.methods.includes(form.firstMethod) || form.methods.length === 0 ? [...new Set([...(form.methods.length > 0 ? [form.firstMethod] : []), ...form.methods])] : form.methods,
      lsSetId: form.lsSetId,
      ownBands,
      lec: { variant: form.lecVariant, seventy: form.seventy, twenty: form.twenty },
      fmea: { rule: form.fmeaRule, thresholds: { major: form.thresholdMajor, considerable: form.thresholdConsiderable, general: form.thresholdGeneral } },
      haccp: { significantAbove: form.significantAbove },
      threeFactor,
      twoFactor: { setId: form.twoFactorSet, levels: levelsOf(form.twoFactorSet, TWO_FACTOR_SETS, others) },
      ownGrounds: form.groundText.map((text, index) => ({ text, basis: form.groundBasis[index] ?? '' })),
      document: form.document,
      reason: form.reason,
    },
  };
});

/** Items chosen to be assessed again under the standard in force. */
export const ReassessmentForm = z.object({
  item: ChosenRows,
  reason: z.string('请写明重新评价的理由。').trim().min(1, '请写明重新评价的理由。').max(500, '理由最多 500 个字。'),
});
