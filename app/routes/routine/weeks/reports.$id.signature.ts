import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { Version, words } from '~/components/routine/forms';
import { reportWords } from '~/pages/routine/reportWords';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refusePaper } from '~/platform/web/refusePaper';
import { notFound } from '~/platform/web/respond';
import { signWeek } from '~/services/routine/weekPapers';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Sets a name under a weekly report. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'weekly.sign');
  const form = await parseForm(args.request, z.object({ version: Version, words: words(1000) }));
  if (!form.ok) return form.response;
  const id = args.params.id!;
  const result = await signWeek(cx, leave, id, form.value);
  const { monday, now } = (await reportWords(cx, leave, { id })) ?? notFound();
  if (!result.ok) return refusePaper(result.refusal, form.values, now, ['words']);
  return redirect(`/routine/weeks/${monday}?report=${id}`);
}
