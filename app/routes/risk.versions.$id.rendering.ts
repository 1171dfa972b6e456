import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { requestRendering } from '~/services/papers/requestRendering';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Asks for the PDF of a long table; its progress is shown until it can be opened. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'papers.view');
  const result = await requestRendering(cx, leave, 'analysisTable', args.params.id!);
  return result.ok ? redirect(`/renderings/${result.fact.renderingId}`) : notFound();
}
