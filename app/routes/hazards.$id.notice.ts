import type { ActionFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { answerHazard, NoticeForm } from '~/platform/web/hazardForms';
import { notifyHazard } from '~/services/hazards/notifyHazard';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** 签发整改通知单 */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.notify');
  const form = await parseForm(args.request, NoticeForm);
  if (!form.ok) return form.response;
  return answerHazard(await notifyHazard(cx, leave, args.params.id!, form.value), form.values, args.request);
}
