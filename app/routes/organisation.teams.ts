import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { OpenTeamForm } from '~/platform/web/organisationForms';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { openTeam } from '~/services/organisation/openTeam';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, OpenTeamForm);
  if (!form.ok) return form.response;
  const result = await openTeam(cx, leave, form.value);
  if (!result.ok) return refuseOrganisation(result.refusal, form.values);
  return redirect(`/organisation/teams/${result.fact.id}`);
}
