import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { listPaperPath, ListPaperForm } from '~/platform/web/listPaper';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound } from '~/platform/web/respond';
import { requestRendering } from '~/services/papers/requestRendering';
import { lengthOf } from '~/services/papers/riskDocument';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Asks for a paper of a version: a short one opens at once, a long one is rendered apart and its progress shown. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'papers.view');
  const form = await parseForm(args.request, ListPaperForm);
  if (!form.ok) return form.response;
  const { file, part } = form.value;
  const wanted = { ...file, part, versionId: args.params.id!, origin: new URL(args.request.url).origin };
  const length = await lengthOf(cx, permit, wanted);
  if (length === null) notFound();
  if (length === 'short') return redirect(listPaperPath(wanted));
  const result = await requestRendering(cx, permit, wanted);
  return result.ok ? redirect(`/renderings/${result.fact.renderingId}`) : notFound();
}
