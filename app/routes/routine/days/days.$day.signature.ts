import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { SIGN_DAY_REFUSALS } from '~/domain/routine/refusals';
import { parseDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound, refuse } from '~/platform/web/respond';
import { signDay } from '~/services/routine/signDay';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const SignForm = z.object({ words: z.string().max(500, '请控制在 500 字以内。').optional().default('') });

/** Signs the day's records as a whole (签认). */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'daily.sign');
  const day = parseDay(args.params.day ?? '') ?? notFound();
  const form = await parseForm(args.request, SignForm);
  if (!form.ok) return form.response;
  const result = await signDay(cx, leave, day, form.value.words);
  if (!result.ok) return refuse(explain(SIGN_DAY_REFUSALS, result.refusal), form.values);
  return redirect(`/routine/days/${day}`);
}
