import { z } from 'zod';
import type { FormState } from '~/components/forms/state';
import type { GivenAnswer } from '~/domain/routine/answers';
import { ANSWER_RESULTS, type AnswerResult } from '~/domain/routine/types';
import { parseDay } from '~/domain/shared/day';
import { instant, type Instant } from '~/domain/shared/instant';
import { explain } from '~/domain/shared/refusal';
import { PHOTO_REFUSALS, type PhotoRefusal } from '~/services/evidence/storePhoto';
import { refuse } from './respond';

/** A check or a correction as it was posted; `files` are photos that came with the form, by item. */
export interface PostedAnswers {
  readonly answers: readonly GivenAnswer[];
  readonly files: ReadonlyMap<string, readonly File[]>;
}

const many = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.union([z.string(), z.instanceof(File)])));

/** Every field of the form by name; what belongs to an item is `name.<item id>`. */
const Fields = z.record(z.string(), many);

const day = z.string().transform((text, issue) => {
  const parsed = parseDay(text);
  if (!parsed) issue.addIssue({ code: 'custom', message: '检查日期不正确，请重新打开检查页。' });
  return parsed ?? z.NEVER;
});
const key = z.string('提交编号缺失，请重新打开检查页。').min(8, '提交编号缺失，请重新打开检查页。').max(64, '提交编号不正确，请重新打开检查页。');
const clientAt = z.string().optional().transform((text): Instant | null => (text && !Number.isNaN(Date.parse(text)) ? instant(text) : null));
const words = (limit: number) => z.string().max(limit, `请控制在 ${limit} 字以内。`).optional().default('');

/** The form of a day's check. */
export const CheckForm = z.looseObject({
  day,
  versionId: z.string('清单版本缺失，请重新打开检查页。'),
  submissionKey: key,
  signerId: z.string('表单不完整，请重新打开检查页。').min(1, '表单不完整，请重新打开检查页。'),
  clientAt,
  zeroRisk: z.string().optional().transform((value) => value === 'yes'),
  backfillReason: words(500),
});

/** The form of a correction. */
export const CorrectionForm = z.looseObject({
  submissionKey: key,
  clientAt,
  zeroRisk: z.string().optional().transform((value) => value === 'yes'),
  reason: words(500),
});

const HASH = /^[0-9a-f]{64}$/;

/** Reads the answers out of a posted form; items nobody touched come with no result. */
export function postedAnswers(value: Record<string, unknown>): PostedAnswers {
  const fields = Fields.parse(Object.fromEntries(Object.entries(value).filter(([name]) => name.includes('.'))));
  const ids = new Set(Object.keys(fields).map((name) => name.slice(name.indexOf('.') + 1)));
  const text = (name: string): string => fields[name]?.filter((entry) => typeof entry === 'string')[0] ?? '';
  const answers = [...ids].flatMap((itemId): GivenAnswer[] => {
    const chosen = (fields[`answer.${itemId}`] ?? []).filter((entry) => typeof entry === 'string');
    const one = (result: string | undefined): GivenAnswer => ({
      itemId,
      result: ANSWER_RESULTS.includes(result as AnswerResult) ? (result as AnswerResult) : null,
      description: text(`description.${itemId}`),
      immediateMeasure: text(`measure.${itemId}`),
      photos: (fields[`photoHash.${itemId}`] ?? []).filter((entry) => typeof entry === 'string' && HASH.test(entry)) as string[],
    });
    return chosen.length === 0 ? [one(undefined)] : chosen.map(one);
  });
  const files = new Map([...ids].map((id) => [id, (fields[`photo.${id}`] ?? []).filter((entry) => typeof entry !== 'string')]));
  return { answers, files };
}

/** Everything typed, with photos that are on file by now, so that a refused form keeps them. */
export const withPhotos = (values: FormState['values'], answers: readonly GivenAnswer[]): FormState['values'] => ({
  ...values,
  ...Object.fromEntries(answers.filter(({ photos }) => photos.length > 0).map(({ itemId, photos }) => [`photoHash.${itemId}`, [...new Set(photos)]])),
});

/** Answers a form some of whose photos cannot be taken: a sentence at each of their items, and the others on file. */
export function refusePhotos({ photos, answers }: { readonly photos: ReadonlyMap<string, PhotoRefusal>; readonly answers: readonly GivenAnswer[] }, values: FormState['values']) {
  const texts = [...photos].map(([itemId, refusal]) => ({ ...explain(PHOTO_REFUSALS, refusal), field: `photo.${itemId}` }));
  const response = refuse(texts[0]!, withPhotos(values, answers));
  for (const { field, sentence } of texts) response.data.errors[field] = sentence;
  return response;
}
