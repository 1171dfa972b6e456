import { z } from 'zod';
import { type HouseTemplate, TEMPLATE_MEGABYTES } from '~/domain/risk/library/houseTemplate';
import { TEXT_LIMITS } from '~/domain/risk/import/fields';
import { PRODUCT_KEYS } from '~/domain/risk/assess/methods/ownProduct';
import { DIMENSIONS, FREQUENCIES, LEC_VARIANTS, MEASURE_KINDS, METHODS, RISK_LEVELS, STAGES } from '~/domain/risk/types';
import { cleaned } from '~/domain/shared/fold';
import { type Decision, decided, refused } from '~/domain/shared/decision';

/** Bytes, posts and rows that a template may have. */
const MOST_BYTES = TEMPLATE_MEGABYTES * 1024 * 1024;
const MOST_POSTS = 1_000;
const MOST_ROWS = 5_000;
const NAME = 40;

const text = (most: number) => z.string().max(most).transform((value) => cleaned(value).trim());
const name = text(NAME).refine((value) => value !== '');
const number = z.number();
const level = z.enum(RISK_LEVELS);
const band = z.tuple([number, number]);
const thresholds = z.object({ major: number, considerable: number, general: number });
const product = z.object({
  setId: text(20), levels: z.array(level).max(10), thresholds: thresholds.optional(),
  factors: z.array(z.object({ key: z.enum(PRODUCT_KEYS), name: text(20), steps: z.array(z.object({ score: number, text: text(200) })).max(10) })).max(3).optional(),
});
const Standard = z.object({
  methods: z.array(z.enum(METHODS)).min(1).max(METHODS.length), lsSetId: text(20), ownBands: z.object({ major: band, considerable: band, general: band, low: band }).nullable(),
  lec: z.object({ variant: z.enum(LEC_VARIANTS), seventy: z.enum(['general', 'low']), twenty: z.enum(['ordinary', 'slight']) }),
  fmea: z.object({ rule: z.enum(['AP', 'RPN']), thresholds }), haccp: z.object({ significantAbove: number }), threeFactor: product, twoFactor: z.object({ setId: text(20), levels: z.array(level).max(10) }),
  ownGrounds: z.array(z.object({ text: text(200), basis: text(200) })).max(50), document: text(200),
});
const Row = z.object({
  workshop: name, post: name, stage: z.enum(STAGES), dimension: z.enum(DIMENSIONS), product: text(TEXT_LIMITS.product), riskPoint: text(TEXT_LIMITS.riskPoint).refine((value) => value !== ''),
  failure: text(TEXT_LIMITS.failure), consequence: text(TEXT_LIMITS.consequence), measures: z.array(z.object({ kind: z.enum(MEASURE_KINDS), text: text(TEXT_LIMITS.measures) })).max(50), checkContent: text(TEXT_LIMITS.checkContent),
  method: text(TEXT_LIMITS.method), criterion: text(TEXT_LIMITS.criterion), criterionCondition: text(TEXT_LIMITS.criterionCondition), criterionStandard: text(TEXT_LIMITS.criterionStandard), frequency: z.enum(FREQUENCIES),
  ls: z.object({ likelihood: z.number().int().min(1).max(5), severity: z.number().int().min(1).max(5), reason: text(1000) }).nullable(),
});
const Template = z.object({
  program: z.literal('zhian'), kind: z.literal('houseTemplate'), format: z.literal(1), factory: text(80),
  posts: z.array(z.object({ workshop: name, post: name })).max(MOST_POSTS), rows: z.array(Row).max(MOST_ROWS), standard: Standard.nullable(),
});

export type TemplateFileRefusal = { readonly code: 'templateTooLarge' } | { readonly code: 'templateUnreadable'; readonly where: string };

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Reads a template from a file's text; refused where it is none of this program's, or a part of it says what no template may, with the first place that does. */
export function readHouseTemplate(json: string): Decision<HouseTemplate, TemplateFileRefusal> {
  if (Buffer.byteLength(json) > MOST_BYTES) return refused({ code: 'templateTooLarge' });
  const result = Template.safeParse(parsed(json));
  if (result.success) return decided(result.data);
  const [list, at, ...field] = result.error.issues[0]?.path ?? [];
  return refused({ code: 'templateUnreadable', where: list === 'rows' && typeof at === 'number' ? `第 ${at + 1} 行的 ${field.join('.')}` : [list, at, ...field].filter((part) => part !== undefined).join('.') });
}
