import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { Version } from '~/components/routine/forms';
import { PAPER_REFUSALS } from '~/domain/routine/paperRefusals';
import { explain } from '~/domain/shared/refusal';
import { meetingNow } from '~/pages/meetingNow';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { removeResolution } from '~/services/routine/removeResolution';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Takes a resolution out of minutes nobody has signed. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'monthly.compile');
  const form = await parseForm(args.request, z.object({ version: Version }));
  if (!form.ok) return form.response;
  const id = args.params.id!;
  const result = await removeResolution(cx, leave, id, args.params.resolution!, form.value);
  if (!result.ok) return refuse(explain(PAPER_REFUSALS, result.refusal), form.values);
  const { month } = (await meetingNow(cx, leave, id)) ?? notFound();
  return redirect(`/routine/months/${month}?meeting=${id}`);
}
