import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuseRisk, VersionField } from '~/platform/web/riskForms';
import { assessItem } from '~/services/risk/assessItem';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const factor = (label: string) => z.coerce.number({ error: `请选择${label}。` }).int(`${label}请选 1 到 5。`).min(1, `${label}请选 1 到 5。`).max(5, `${label}请选 1 到 5。`);
const AssessmentForm = z.object({
  version: VersionField,
  likelihood: factor('可能性'),
  severity: factor('严重度'),
  reason: z.string({ error: '请写明评价的理由。' }).trim().min(1, '请写明评价的理由。').max(500, '评价理由最多 500 个字。'),
  takeFrequency: z.string().optional().transform(Boolean),
});

/** Assesses an item of the draft by LS. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, AssessmentForm);
  if (!form.ok) return form.response;
  const { version, ...input } = form.value;
  const id = args.params.id!;
  const result = await assessItem(cx, leave, { id, version }, input);
  return result.ok ? redirect(`/risk/items/${id}`) : refuseRisk(result.refusal, form.values);
}
