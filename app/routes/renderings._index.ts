import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { RENDERING_REFUSALS, requestRendering } from '~/services/papers/requestRendering';

const RequestForm = z.object({ paper: z.enum(['analysisTable'], '请选择要生成的文书。'), subjectId: z.string('请选择要生成哪一份。').min(1, '请选择要生成哪一份。').max(64, '没有这一份。') });

/** Nothing stands here: renderings are asked for from their papers and watched one by one. */
export const loader = (): never => notFound();

/** Asks for a paper to be rendered and leads to its progress. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'papers.view');
  const form = await parseForm(args.request, RequestForm);
  if (!form.ok) return form.response;
  const result = await requestRendering(cx, leave, form.value.paper, form.value.subjectId);
  if (!result.ok) return refuse(explain(RENDERING_REFUSALS, result.refusal), form.values);
  return redirect(`/renderings/${result.fact.renderingId}`);
}
