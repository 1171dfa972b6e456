import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { VersionOrNone } from '~/components/routine/forms';
import { parseMonth } from '~/domain/shared/day';
import { meetingNow } from '~/pages/routine/meetingNow';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refusePaper } from '~/platform/web/refusePaper';
import { notFound } from '~/platform/web/respond';
import { compileMonth } from '~/services/routine/monthPapers';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Compiles a month into the minutes of its meeting. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'monthly.compile');
  const month = parseMonth(args.params.month!) ?? notFound();
  const form = await parseForm(args.request, z.object({ version: VersionOrNone }));
  if (!form.ok) return form.response;
  const result = await compileMonth(cx, leave, month, form.value);
  if (!result.ok) return refusePaper(result.refusal, form.values, (await meetingNow(cx, leave, { month }))?.now);
  return redirect(`/routine/months/${month}?meeting=${result.fact.id}`);
}
