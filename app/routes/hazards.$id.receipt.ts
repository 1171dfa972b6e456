import type { ActionFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { answerHazard, ReceiptForm } from '~/platform/web/hazardForms';
import { receiveHazard } from '~/services/hazards/receiveHazard';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** 接收 */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.receive');
  const form = await parseForm(args.request, ReceiptForm);
  if (!form.ok) return form.response;
  return answerHazard(await receiveHazard(cx, leave, args.params.id!, form.value), form.values, args.request);
}
