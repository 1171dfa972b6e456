import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { OpenPostForm } from '~/platform/web/organisationForms';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { openPost } from '~/services/organisation/openPost';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, OpenPostForm);
  if (!form.ok) return form.response;
  const result = await openPost(cx, leave, { ...form.value.place, name: form.value.name, dueTime: form.value.dueTime });
  if (!result.ok) return refuseOrganisation(result.refusal, form.values);
  return redirect(`/organisation?at=${result.fact.id}`);
}
