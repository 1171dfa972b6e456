import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { type FormState, HiddenField, VerbForm, SubmitButton, TextAreaField } from '~/components/forms';
import { TemplateRowForm } from '~/components/risk/library/TemplateRowForm';
import { Notice, PageHeader, Section } from '~/components/ui';
import { goneStanding, LIBRARY_REFUSALS, type LibraryRefusal, ROW_LABELS, rowMark, rowStanding } from '~/domain/risk/library/libraryEdit';
import { DIMENSIONS, FREQUENCIES, STAGES } from '~/domain/risk/types';
import { explain } from '~/domain/shared/refusal';
import { editorCategory } from '~/pages/risk/library/library';
import { authoriseEditor } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { retireTemplateRow } from '~/services/library/retireTemplateRow';
import { writeTemplateRow } from '~/services/library/writeTemplateRow';

const text = (label: string, max: number) => z.string(`请填写${label}。`).trim().max(max, `${label}最多 ${max} 个字。`);
const needed = (label: string, max: number) => text(label, max).min(1, `请填写${label}。`);
const score = (label: string) => z.coerce.number(`${label}请填 1 到 5。`).int(`${label}请填 1 到 5。`).min(1, `${label}请填 1 到 5。`).max(5, `${label}请填 1 到 5。`);
const reason = z.string('请写明理由。').trim().min(1, '请写明理由，使用范本的企业会看到。').max(500, '理由最多 500 个字。');

const seen = z.string('表单不完整，请刷新后重试。').default('');

const RowForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('write'), stage: z.enum(STAGES, `请选择${ROW_LABELS.stage}。`), dimension: z.enum(DIMENSIONS, `请选择${ROW_LABELS.dimension}。`), workshop: needed(ROW_LABELS.workshop, 100), post: needed(ROW_LABELS.post, 100), riskPoint: needed(ROW_LABELS.riskPoint, 100),
    failure: needed(ROW_LABELS.failure, 500), consequence: text(ROW_LABELS.consequence, 500), measure: needed(ROW_LABELS.measure, 1000), method: text(ROW_LABELS.method, 500), criterion: text(ROW_LABELS.criterion, 500), criterionCondition: text(ROW_LABELS.criterionCondition, 200), frequency: z.enum(FREQUENCIES, `请选择${ROW_LABELS.frequency}。`),
    role: text(ROW_LABELS.role, 100), severity: score(ROW_LABELS.severity), likelihood: score(ROW_LABELS.likelihood), ratingReason: text(ROW_LABELS.ratingReason, 500),
    standard: text('标准号', 100), clause: text('条款', 100), limitEdition: text('版本', 100), reason, seen,
  }),
  z.object({ act: z.literal('retire'), retireReason: reason, seen }),
], '表单不完整，请刷新后重试。');

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseEditor(args);
  const category = await editorCategory(cx, permit, args.params.category!);
  if (!category?.isDraft) notFound();
  const { key } = args.params;
  const row = category.rows.find((one) => one.key === key) ?? null;
  const retired = category.retired.find((one) => one.key === key) ?? null;
  // A form that was sent to a row taken out meanwhile is shown with what was typed.
  if (key !== 'new' && !row && !retired && args.context.method === 'GET') notFound();
  return { id: category.id, name: category.name, edition: category.edition, row, retired };
}

export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authoriseEditor(args);
  const form = await parseForm(args.request, RowForm);
  if (!form.ok) return form.response;
  const categoryId = args.params.category!;
  const key = args.params.key === 'new' ? null : args.params.key!;
  if (form.value.act === 'retire') {
    const retired = await retireTemplateRow(cx, permit, categoryId, key ?? '', form.value.retireReason, form.value.seen);
    return retired.ok ? redirect(`/library/${categoryId}`) : refuseRow(retired.refusal, form.values);
  }
  const { act: _, reason: why, seen: mark, standard, clause, limitEdition, ...input } = form.value;
  const result = await writeTemplateRow(cx, permit, categoryId, key, { ...input, limit: { standard, clause, edition: limitEdition } }, why, mark);
  return result.ok ? redirect(`/library/${categoryId}`) : refuseRow(result.refusal, form.values);
}

function refuseRow(refusal: LibraryRefusal, values: FormState['values']) {
  if (refusal.code === 'notFound') notFound();
  const standing = refusal.code === 'rowMoved' ? rowStanding(refusal.current, refusal.change) : refusal.code === 'rowGone' ? goneStanding(refusal.change) : undefined;
  return refuse(explain(LIBRARY_REFUSALS, refusal), values, standing);
}

/** One row of the draft edition: its words, where its criterion was read, and why it changes. */
export default function EditorRow() {
  const { id, name, edition, row, retired } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const retiring = state?.values.act === 'retire';
  return (
    <>
      <PageHeader trail={[{ label: '范本库', to: '/library' }, { label: name, to: `/library/${id}` }]} title={row?.riskPoint ?? retired?.riskPoint ?? '新增范本行'} description={`编辑中的第 ${edition} 版。`} />
      {retired ? (
        <Notice tone="warning" title={`这一行已由${retired.editorName}停用：${retired.reason}`}>
          本版里没有它；填写内容并保存，它就作为这一版的一行留下。
        </Notice>
      ) : null}
      <Section title="内容">
        <TemplateRowForm row={row} change={row?.change ?? retired} edition={edition} state={retiring ? undefined : state} />
      </Section>
      {row || retiring ? (
        <Section title="停用">
          <VerbForm state={retiring ? state : undefined}>
            <HiddenField name="act" value="retire" />
            <HiddenField name="seen" value={rowMark(row?.change)} />
            <TextAreaField name="retireReason" label="停用理由" required help="已用过这一行的企业自行决定是否移除。" />
            <SubmitButton danger confirm="停用后新版里没有这一行，早先的版次保留它。">停用这一行</SubmitButton>
          </VerbForm>
        </Section>
      ) : null}
    </>
  );
}
