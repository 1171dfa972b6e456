import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { Version, words } from '~/components/routine/forms';
import { meetingNow } from '~/pages/routine/meetingNow';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refusePaper } from '~/platform/web/refusePaper';
import { notFound } from '~/platform/web/respond';
import { signMonth } from '~/services/routine/monthPapers';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Sets a name under the minutes. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'monthly.sign');
  const form = await parseForm(args.request, z.object({ version: Version, words: words(1000) }));
  if (!form.ok) return form.response;
  const id = args.params.id!;
  const result = await signMonth(cx, leave, id, form.value);
  const { month, now } = (await meetingNow(cx, leave, { id })) ?? notFound();
  if (!result.ok) return refusePaper(result.refusal, form.values, now, []);
  return redirect(`/routine/months/${month}?meeting=${id}`);
}
