import { z } from 'zod';
import { FACTOR_KEYS, type FactorKey, HACCP_QUESTIONS, type HaccpQuestion, METHODS } from '~/domain/risk/types';
import { VersionField } from './riskForms';

const score = z
  .string()
  .optional()
  .transform((text) => (text ? Number(text) : undefined));
const answer = z
  .string()
  .optional()
  .transform((text) => (text === 'yes' ? true : text === 'no' ? false : null));
const ground = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string()));

const FACTORS = Object.fromEntries(FACTOR_KEYS.map((key) => [`factor${key}`, score])) as Record<`factor${FactorKey}`, typeof score>;
const ANSWERS = Object.fromEntries(HACCP_QUESTIONS.map((question) => [`answer${question}`, answer])) as Record<`answer${HaccpQuestion}`, typeof answer>;

/** An assessment as the form posts it: `method`, `factorL` …, `answerQ1` … (yes, no or empty), `grounds`, `reason`. */
export const AssessmentForm = z
  .object({
    version: VersionField,
    method: z.enum(METHODS, { error: '请选择评价方法。' }),
    ...FACTORS,
    ...ANSWERS,
    grounds: ground,
    reason: z.string({ error: '请写明评价的理由。' }).trim().min(1, '请写明评价的理由。').max(500, '评价理由最多 500 个字。'),
    takeFrequency: z.string().optional().transform(Boolean),
  })
  .transform((form) => ({
    version: form.version,
    method: form.method,
    factors: Object.fromEntries(FACTOR_KEYS.flatMap((key) => (form[`factor${key}`] === undefined ? [] : [[key, form[`factor${key}`]]]))) as Partial<Record<FactorKey, number>>,
    answers: Object.fromEntries(HACCP_QUESTIONS.map((question) => [question, form[`answer${question}`]])) as Record<HaccpQuestion, boolean | null>,
    grounds: form.grounds,
    reason: form.reason,
    takeFrequency: form.takeFrequency,
  }));
