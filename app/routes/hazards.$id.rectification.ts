import type { ActionFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { answerHazard, RectificationForm } from '~/platform/web/hazardForms';
import { parsePhotoForm } from '~/platform/web/photoForm';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** 提交整改结果 */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.rectify');
  const form = await parsePhotoForm({ cx, leave }, args.request, RectificationForm);
  return form.ok ? answerHazard(await rectifyHazard(cx, leave, args.params.id!, form.value), form.values, args.request) : form.response;
}
