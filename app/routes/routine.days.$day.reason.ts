import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { takeGapReason } from '~/platform/web/takeGapReason';

/** Says why a post's day was not done (未进行原因). */
export async function action(args: ActionFunctionArgs) {
  const taken = await takeGapReason(args);
  return taken.ok ? redirect(`/routine/days/${args.params.day}`) : taken.response;
}
