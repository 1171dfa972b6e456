import type { ActionFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { answerHazard, ExtensionDecisionForm } from '~/platform/web/hazardForms';
import { decideExtensionOf } from '~/services/hazards/decideExtensionOf';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** 延期审批 */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.decideExtension');
  const form = await parseForm(args.request, ExtensionDecisionForm);
  if (!form.ok) return form.response;
  return answerHazard(await decideExtensionOf(cx, leave, args.params.id!, form.value), form.values, args.request);
}
