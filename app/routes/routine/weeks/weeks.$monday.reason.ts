import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { words } from '~/components/routine/forms';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refusePaper } from '~/platform/web/refusePaper';
import { explainPeriodGap } from '~/services/routine/explainPeriodGap';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Says why a week was not done (未进行原因). */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'gap.explain');
  const form = await parseForm(args.request, z.object({ reason: words(500, '请写明这一期未进行的原因。') }));
  if (!form.ok) return form.response;
  const result = await explainPeriodGap(cx, leave, 'week', args.params.monday!, form.value);
  if (!result.ok) return refusePaper(result.refusal, form.values, undefined);
  return redirect(`/routine/weeks/${args.params.monday}`);
}
