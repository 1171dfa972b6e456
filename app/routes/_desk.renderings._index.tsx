import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { Notice, PageHeader } from '~/components/ui';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { RENDERING_REFUSALS, requestRendering } from '~/services/papers/requestRendering';

const RequestForm = z.object({
  paper: z.enum(['analysisTable'], '请选择要生成的文书。'),
  subjectId: z.string('请选择要生成哪一份。').min(1, '请选择要生成哪一份。').max(64, '没有这一份,请重新选择。'),
});

/** Asks for a paper to be rendered and leads to its progress. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'papers.view');
  const form = await parseForm(args.request, RequestForm);
  if (!form.ok) return form.response;
  const result = await requestRendering(cx, leave, {
    versionId: form.value.subjectId, paper: form.value.paper, format: 'pdf', part: { workshopId: null, postId: null, product: null }, origin: new URL(args.request.url).origin,
  });
  if (!result.ok) return refuse(explain(RENDERING_REFUSALS, result.refusal), form.values);
  return redirect(`/renderings/${result.fact.renderingId}`);
}

/** What a refused request reads, and whoever comes here by hand. */
export default function RenderingRefused() {
  const state = useActionData<typeof action>();
  const sentence = state?.formError ?? Object.values(state?.errors ?? {})[0];
  return (
    <>
      <PageHeader title="生成文书" trail={[{ label: '文书', to: '/papers' }]} />
      <Notice tone="error" title={sentence ?? '请先选择要生成的文书。'}>
        <p>请<Link to="/papers">回到文书</Link>重新选择。</p>
      </Notice>
    </>
  );
}
