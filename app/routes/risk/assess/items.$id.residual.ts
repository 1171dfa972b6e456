import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { ResidualForm } from '~/platform/web/assessmentForms';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuseRisk } from '~/platform/web/riskForms';
import { assessResidual } from '~/services/risk/assess/assessResidual';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Assesses what remains of an item's risk with its measures. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, ResidualForm);
  if (!form.ok) return form.response;
  const { version, ...input } = form.value;
  const id = args.params.id!;
  const result = await assessResidual(cx, permit, { id, version }, input);
  return result.ok ? redirect(`/risk/items/${id}`) : refuseRisk({ cx, permit, part: 'residual' }, result.refusal, form.values);
}
