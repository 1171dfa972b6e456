import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { declareDuty } from '~/domain/organisation/dutyScope';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { ProfileForm } from '~/platform/web/settingsForms';
import { editEnterprise } from '~/services/enterprise/editEnterprise';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'enterprise.edit');
  const form = await parseForm(args.request, ProfileForm);
  if (!form.ok) return form.response;
  const { version, duty, ...profile } = form.value;
  const declared = declareDuty(duty);
  if (!declared.ok) return refuseOrganisation(declared.refusal, form.values);
  const result = await editEnterprise(cx, leave, { profile: { ...profile, ...declared.fact }, version });
  if (!result.ok) return refuseOrganisation(result.refusal, form.values);
  return redirect('/settings');
}
