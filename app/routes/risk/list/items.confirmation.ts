import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { BackField, ChosenRows, refuseRisk } from '~/platform/web/riskForms';
import { confirmItems } from '~/services/risk/list/confirmItems';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const ConfirmationForm = z.object({ item: ChosenRows, back: BackField });

/** Takes chosen 范本 rows over as the factory's own. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, ConfirmationForm);
  if (!form.ok) return form.response;
  const result = await confirmItems(cx, permit, form.value.item);
  return result.ok ? redirect(form.value.back) : refuseRisk({ cx, permit }, result.refusal, form.values);
}
