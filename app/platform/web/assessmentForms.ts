import { z } from 'zod';
import { FACTOR_KEYS, type FactorKey, HACCP_QUESTIONS, type HaccpQuestion, METHODS } from '~/domain/risk/types';
import { folded } from '~/domain/shared/fold';
import { VersionField } from './riskForms';

const score = z
  .string()
  .optional()
  .transform((text) => (text ? Number(folded(text)) : undefined));
const answer = z
  .string()
  .optional()
  .transform((text) => (text === 'yes' ? true : text === 'no' ? false : null));
const ground = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string()));

const FACTORS = Object.fromEntries(FACTOR_KEYS.map((key) => [`factor${key}`, score])) as Record<`factor${FactorKey}`, typeof score>;
const ANSWERS = Object.fromEntries(HACCP_QUESTIONS.map((question) => [`answer${question}`, answer])) as Record<`answer${HaccpQuestion}`, typeof answer>;

const CHOICE = { version: VersionField, ...FACTORS, ...ANSWERS, grounds: ground };
const reason = z.string({ error: '请写明评价的理由。' }).trim().max(500, '评价理由最多 500 个字。');

/** What was chosen: the factors given, the answers of the tree, the grounds. */
const chosen = (form: z.output<z.ZodObject<typeof CHOICE>>) => ({
  version: form.version,
  factors: Object.fromEntries(FACTOR_KEYS.flatMap((key) => (form[`factor${key}`] === undefined ? [] : [[key, form[`factor${key}`]]]))) as Partial<Record<FactorKey, number>>,
  answers: Object.fromEntries(HACCP_QUESTIONS.map((question) => [question, form[`answer${question}`]])) as Record<HaccpQuestion, boolean | null>,
  grounds: form.grounds,
});

/** An assessment as the form posts it: `method`, `factorL` …, `answerQ1` … (yes, no or empty), `grounds`, `reason`. */
export const AssessmentForm = z
  .object({ ...CHOICE, method: z.enum(METHODS, { error: '请选择评价方法。' }), reason: reason.default(''), takeFrequency: z.string().optional().transform(Boolean) })
  .transform((form) => ({ ...chosen(form), method: form.method, reason: form.reason, takeFrequency: form.takeFrequency }));

/** A residual assessment: its method is the original's. */
export const ResidualForm = z.object({ ...CHOICE, reason: reason.default('') }).transform((form) => ({ ...chosen(form), reason: form.reason }));
