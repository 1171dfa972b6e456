import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { Version, words } from '~/components/routine/forms';
import { reportWords } from '~/pages/routine/reportWords';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refusePaper } from '~/platform/web/refusePaper';
import { notFound } from '~/platform/web/respond';
import { editWeekWords } from '~/services/routine/weekPapers';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const Form = z.object({ version: Version, lastWeek: words(2000), thisWeek: words(2000), evaluation: words(2000), nextWeek: words(2000) });

/** Saves the words of a weekly report; a version that moved on is answered with what stands now. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'weekly.compile');
  const form = await parseForm(args.request, Form);
  if (!form.ok) return form.response;
  const { version, ...blocks } = form.value;
  const id = args.params.id!;
  const result = await editWeekWords(cx, leave, id, { words: blocks, version });
  const report = (await reportWords(cx, leave, { id })) ?? notFound();
  return result.ok ? redirect(`/routine/weeks/${report.monday}?report=${id}`) : refusePaper(result.refusal, form.values, report.now);
}
