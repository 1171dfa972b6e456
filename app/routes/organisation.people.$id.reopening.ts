import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { ReasonForm } from '~/platform/web/organisationForms';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { openAccount } from '~/services/organisation/openAccount';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, ReasonForm);
  if (!form.ok) return form.response;
  const result = await openAccount(cx, leave, args.params.id!, form.value);
  if (!result.ok) return refuseOrganisation(result.refusal, form.values);
  return redirect(`/organisation/people/${result.fact.id}`);
}
