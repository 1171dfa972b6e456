import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { VersionOrNone } from '~/components/routine/forms';
import { parseDay } from '~/domain/shared/day';
import { reportWords } from '~/pages/routine/reportWords';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refusePaper } from '~/platform/web/refusePaper';
import { notFound } from '~/platform/web/respond';
import { compileWeek } from '~/services/routine/weekPapers';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Compiles a week. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'weekly.compile');
  const monday = parseDay(args.params.monday!) ?? notFound();
  const form = await parseForm(args.request, z.object({ version: VersionOrNone }));
  if (!form.ok) return form.response;
  const result = await compileWeek(cx, leave, monday, form.value);
  if (!result.ok) return refusePaper(result.refusal, form.values, (await reportWords(cx, leave, { monday }))?.now);
  return redirect(`/routine/weeks/${monday}?report=${result.fact.id}`);
}
