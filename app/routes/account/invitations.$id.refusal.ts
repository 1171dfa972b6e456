import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authoriseAccount } from '~/platform/web/authorise';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { declineInvitation } from '~/services/organisation/people/declineInvitation';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

export async function action(args: ActionFunctionArgs) {
  const { account } = await authoriseAccount(args);
  const result = await declineInvitation(args.context.cx, account.id, args.params.id!);
  return result.ok ? redirect('/account') : refuseOrganisation(result.refusal, {});
}
