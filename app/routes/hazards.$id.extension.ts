import type { ActionFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { answerHazard, ExtensionForm } from '~/platform/web/hazardForms';
import { requestExtensionOf } from '~/services/hazards/requestExtensionOf';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** 申请延期 */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.requestExtension');
  const form = await parseForm(args.request, ExtensionForm);
  if (!form.ok) return form.response;
  return answerHazard(await requestExtensionOf(cx, leave, args.params.id!, form.value), form.values, args.request);
}
