import type { ActionFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { answerHazard, VerificationForm } from '~/platform/web/hazardForms';
import { parsePhotoForm } from '~/platform/web/photoForm';
import { verifyHazard } from '~/services/hazards/verifyHazard';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** 验收 */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.verify');
  const form = await parsePhotoForm({ cx, leave }, args.request, VerificationForm);
  return form.ok ? answerHazard(await verifyHazard(cx, leave, args.params.id!, form.value), form.values, args.request) : form.response;
}
