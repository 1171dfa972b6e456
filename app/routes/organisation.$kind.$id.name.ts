import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { NameForm } from '~/platform/web/organisationForms';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { notFound } from '~/platform/web/respond';
import { renamePost } from '~/services/organisation/renamePost';
import { renameTeam } from '~/services/organisation/renameTeam';
import { renameWorkshop } from '~/services/organisation/renameWorkshop';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const RENAMES = new Map([['workshops', renameWorkshop], ['teams', renameTeam], ['posts', renamePost]]);

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const rename = RENAMES.get(args.params.kind!) ?? notFound();
  const form = await parseForm(args.request, NameForm);
  if (!form.ok) return form.response;
  const result = await rename(cx, leave, args.params.id!, form.value);
  if (!result.ok) return refuseOrganisation(result.refusal, form.values);
  return redirect(`/organisation/${args.params.kind}/${result.fact.id}`);
}
