import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { MovePostForm } from '~/platform/web/organisationForms';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { movePost } from '~/services/organisation/movePost';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, MovePostForm);
  if (!form.ok) return form.response;
  const result = await movePost(cx, leave, args.params.id!, { ...form.value.place, version: form.value.version });
  if (!result.ok) return refuseOrganisation(result.refusal, form.values);
  return redirect(`/organisation/posts/${result.fact.id}`);
}
