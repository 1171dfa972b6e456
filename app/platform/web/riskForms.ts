import { z } from 'zod';
import type { ItemInput } from '~/domain/risk/list/edit';
import { TEXT_LIMITS } from '~/domain/risk/import/fields';
import { measuresLength } from '~/domain/risk/list/measures';
import { type RiskRefusal, RISK_REFUSALS } from '~/domain/risk/refusals';
import { ITEM_LABELS, type ItemPart } from '~/domain/risk/list/itemStanding';
import { DIMENSIONS, FREQUENCIES, MEASURE_KINDS, STAGES } from '~/domain/risk/types';
import { explain } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import { nowOfList } from '~/services/risk/list/listNow';
import type { FormState } from '~/components/forms/state';
import { localPath } from './cookies';
import { notFound, refuse } from './respond';

const text = (label: string, max: number) => z.string({ error: `请填写${label}。` }).trim().max(max, `${label}最多 ${max} 个字。`);
const oneOf = <const T extends readonly string[]>(codes: T, label: string) => z.enum(codes, { error: `请选择${label}。` });

const listOf = <T extends z.ZodType>(entry: T) => z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(entry));

/** The version of a row as the form showed it. */
export const VersionField = z.coerce.number({ error: '表单不完整，请刷新后重试。' }).int('表单不完整，请刷新后重试。').positive('表单不完整，请刷新后重试。');

const ITEM = {
  postId: z.string({ error: '请选择车间与岗位。' }).min(1, '请选择车间与岗位。'),
  stage: oneOf(STAGES, ITEM_LABELS.stage),
  dimension: oneOf(DIMENSIONS, ITEM_LABELS.dimension),
  product: text(ITEM_LABELS.product, 100).default(''),
  riskPoint: text(ITEM_LABELS.riskPoint, 100).min(1, '请写明风险点。'),
  failure: text(ITEM_LABELS.failure, 500).default(''),
  consequence: text(ITEM_LABELS.consequence, 500).default(''),
  measureKind: listOf(oneOf(MEASURE_KINDS, '措施类别')),
  measureText: listOf(text(ITEM_LABELS.measureText, TEXT_LIMITS.measures)),
  checkContent: text(ITEM_LABELS.checkContent, 500).default(''),
  method: text(ITEM_LABELS.method, 500).default(''),
  criterion: text(ITEM_LABELS.criterion, 500).default(''),
  criterionCondition: text(ITEM_LABELS.criterionCondition, 200).default(''),
  frequency: oneOf(FREQUENCIES, ITEM_LABELS.frequency),
};

type Words = z.output<z.ZodObject<typeof ITEM>>;

/** Kinds and texts of the measures stand side by side in the form. */
const toInput = ({ measureKind, measureText, ...words }: Words): ItemInput => ({
  ...words,
  measures: measureText.flatMap((said, index) => (said === '' ? [] : [{ kind: measureKind[index] ?? MEASURE_KINDS[0], text: said }])),
});

/** The measures of a row are as long as an import and the sheet take them, all together. */
function measuresFit(words: Words, context: z.RefinementCtx): void {
  const length = measuresLength(toInput(words).measures);
  if (length > TEXT_LIMITS.measures) context.addIssue({ code: 'custom', path: ['measureText'], message: `${ITEM_LABELS.measureText}合计有 ${length} 个字，最多 ${TEXT_LIMITS.measures} 个字。` });
}

/** A new item. */
export const NewItemForm = z.object(ITEM).superRefine(measuresFit).transform(toInput);

/** An item being rewritten. */
export const EditItemForm = z
  .object({ ...ITEM, version: VersionField, changeReason: text('修改理由', 500).default('') })
  .superRefine(measuresFit)
  .transform(({ version, changeReason, ...words }) => ({ version, changeReason, input: toInput(words) }));

const limitPart = (label: string) => z.string({ error: `请填写准则出处的${label}。` }).trim().max(100, `${label}最多 100 个字。`);

/** Where a criterion was read. */
export const LIMIT_FIELDS = { standard: limitPart('标准号'), clause: limitPart('条款'), edition: limitPart('版本') };

/** Rows chosen in the table: `id:version`, one or many. */
export const ChosenRows = z
  .union([z.string(), z.array(z.string())], { error: '请至少选择一行。' })
  .transform((value) => [value].flat())
  .pipe(z.array(z.string().regex(/^[\w-]+:\d+$/, '表单不完整，请刷新后重试。')))
  .transform((rows) => rows.map((row) => ({ id: row.split(':')[0]!, version: Number(row.split(':')[1]) })));

/** The page of the list one came from; anything that is no page of the list leads to the list itself. */
export const BackField = z
  .string()
  .optional()
  .transform((path) => (path && /^\/risk(\?[^#]*)?$/.test(path) ? (localPath(path) ?? '/risk') : '/risk'));

const ownerOf = z
  .string()
  .optional()
  .transform((id) => id || undefined);

/** Responsible persons: proposed by post, or named by hand (empty leaves a level as it is). */
export const OwnersForm = z.object({
  item: ChosenRows,
  back: BackField,
  by: oneOf(['post', 'hand'], '指定方式'),
  ownerEnterprise: ownerOf,
  ownerWorkshop: ownerOf,
  ownerPost: ownerOf,
});

/** Who asked, and about which part of an item. */
interface RiskAsked {
  readonly cx: Pick<Context, 'store'>;
  readonly permit: { readonly enterpriseId: string };
  readonly part?: ItemPart;
}

/** Answers a refused verb of the list: 404 for what is not there, else the sentence with everything typed, and what is stored now where it moved on. */
export async function refuseRisk({ cx, permit, part = 'content' }: RiskAsked, refusal: RiskRefusal, values: FormState['values']) {
  if (refusal.code === 'notFound') notFound();
  const also = 'also' in refusal ? refusal.also?.map((other) => explain(RISK_REFUSALS, other)) : undefined;
  return refuse({ ...explain(RISK_REFUSALS, refusal), also }, values, await nowOfList(cx, permit.enterpriseId, refusal, part));
}
