import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { LinkAccountForm } from '~/platform/web/organisationForms';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { inviteAccount } from '~/services/organisation/inviteAccount';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, LinkAccountForm);
  if (!form.ok) return form.response;
  const result = await inviteAccount(cx, leave, form.value);
  if (!result.ok) return refuseOrganisation(result.refusal, form.values);
  return redirect('/organisation/people');
}
