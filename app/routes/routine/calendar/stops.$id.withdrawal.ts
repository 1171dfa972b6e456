import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { STOP_REFUSALS } from '~/domain/routine/refusals';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { notFound, refuse } from '~/platform/web/respond';
import { withdrawStop } from '~/services/routine/withdrawStop';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Withdraws a declared stop. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'calendar.declareStop');
  const result = await withdrawStop(cx, leave, args.params.id ?? '');
  if (result.ok) return redirect('/routine/stops');
  if (result.refusal.code === 'notFound') notFound();
  return refuse(explain(STOP_REFUSALS, result.refusal));
}
