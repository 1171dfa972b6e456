import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { takeGapReason } from '~/platform/web/takeGapReason';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Says why a post's day was not done (未进行原因). */
export async function action(args: ActionFunctionArgs) {
  const taken = await takeGapReason(args);
  return taken.ok ? redirect(`/routine/days/${args.params.day}`) : taken.response;
}
