import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { withdrawInvitation } from '~/services/organisation/withdrawInvitation';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const result = await withdrawInvitation(cx, leave, args.params.id!);
  return result.ok ? redirect('/organisation/people') : refuseOrganisation(result.refusal, {});
}
