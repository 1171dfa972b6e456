import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { VersionOrNone } from '~/components/routine/forms';
import { PAPER_REFUSALS } from '~/domain/routine/paperRefusals';
import { parseMonth } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { compileMonth } from '~/services/routine/compileMonth';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Compiles a month into the minutes of its meeting. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'monthly.compile');
  const month = parseMonth(args.params.month!) ?? notFound();
  const form = await parseForm(args.request, z.object({ version: VersionOrNone }));
  if (!form.ok) return form.response;
  const result = await compileMonth(cx, leave, month, form.value);
  if (!result.ok) return refuse(explain(PAPER_REFUSALS, result.refusal), form.values);
  return redirect(`/routine/months/${month}?meeting=${result.fact.id}`);
}
