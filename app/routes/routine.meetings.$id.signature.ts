import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { Version, words } from '~/components/routine/forms';
import { PAPER_REFUSALS } from '~/domain/routine/paperRefusals';
import { explain } from '~/domain/shared/refusal';
import { meetingNow } from '~/pages/meetingNow';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { signMonth } from '~/services/routine/signMonth';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Sets a name under the minutes. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'monthly.sign');
  const form = await parseForm(args.request, z.object({ version: Version, words: words(1000) }));
  if (!form.ok) return form.response;
  const id = args.params.id!;
  const result = await signMonth(cx, leave, id, form.value);
  // What is missing stands in another form of the page, so the sentence goes on top of this one.
  if (!result.ok) return refuse({ ...explain(PAPER_REFUSALS, result.refusal), field: undefined }, form.values);
  const { month } = (await meetingNow(cx, leave, id)) ?? notFound();
  return redirect(`/routine/months/${month}?meeting=${id}`);
}
