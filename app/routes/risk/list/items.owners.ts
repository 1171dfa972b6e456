import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { OwnersForm, refuseRisk } from '~/platform/web/riskForms';
import { nameOwners } from '~/services/risk/list/nameOwners';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Names responsible persons of chosen rows. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, OwnersForm);
  if (!form.ok) return form.response;
  const { item, back, by, ...owners } = form.value;
  const result = await nameOwners(cx, permit, item, by === 'post' ? { by } : { by, owners });
  return result.ok ? redirect(back) : refuseRisk({ cx, permit, part: 'owners' }, result.refusal, form.values);
}
