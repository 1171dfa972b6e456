import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { Version, words } from '~/components/routine/forms';
import { PAPER_REFUSALS } from '~/domain/routine/paperRefusals';
import { explain } from '~/domain/shared/refusal';
import { reportWords } from '~/pages/reportWords';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { signWeek } from '~/services/routine/signWeek';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Sets a name under a weekly report. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'weekly.sign');
  const form = await parseForm(args.request, z.object({ version: Version, words: words(1000) }));
  if (!form.ok) return form.response;
  const id = args.params.id!;
  const result = await signWeek(cx, leave, id, form.value);
  if (!result.ok) {
    const text = explain(PAPER_REFUSALS, result.refusal);
    // Blocks that are missing stand in another form of the page, so the sentence goes on top of this one.
    return refuse(text.field === 'words' ? text : { ...text, field: undefined }, form.values);
  }
  const { monday } = (await reportWords(cx, leave, id)) ?? notFound();
  return redirect(`/routine/weeks/${monday}?report=${id}`);
}
