import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { HoldForm } from '~/platform/web/organisationForms';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { holdPost } from '~/services/organisation/holdPost';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, HoldForm);
  if (!form.ok) return form.response;
  const result = await holdPost(cx, leave, { ...form.value.place, personId: form.value.personId, role: form.value.role, fromDay: form.value.fromDay });
  if (!result.ok) return refuseOrganisation(result.refusal, form.values);
  return redirect(`/organisation/people/${form.value.personId}`);
}
