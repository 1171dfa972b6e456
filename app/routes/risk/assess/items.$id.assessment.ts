import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { AssessmentForm } from '~/platform/web/assessmentForms';
import { refuseRisk } from '~/platform/web/riskForms';
import { assessItem } from '~/services/risk/assess/assessItem';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Assesses an item of the draft by a method of the factory's standard. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, AssessmentForm);
  if (!form.ok) return form.response;
  const { version, takeFrequency, ...input } = form.value;
  const id = args.params.id!;
  const result = await assessItem(cx, permit, { id, version }, { ...input, takeFrequency });
  return result.ok ? redirect(`/risk/items/${id}`) : refuseRisk({ cx, permit, part: 'assessment' }, result.refusal, form.values);
}
