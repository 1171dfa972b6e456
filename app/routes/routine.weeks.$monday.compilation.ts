import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { VersionOrNone } from '~/components/routine/forms';
import { PAPER_REFUSALS } from '~/domain/routine/paperRefusals';
import { parseDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { compileWeek } from '~/services/routine/compileWeek';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Compiles a week. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'weekly.compile');
  const monday = parseDay(args.params.monday!) ?? notFound();
  const form = await parseForm(args.request, z.object({ version: VersionOrNone }));
  if (!form.ok) return form.response;
  const result = await compileWeek(cx, leave, monday, form.value);
  if (!result.ok) return refuse(explain(PAPER_REFUSALS, result.refusal), form.values);
  return redirect(`/routine/weeks/${monday}?report=${result.fact.id}`);
}
