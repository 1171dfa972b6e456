import type { ActionFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { answerHazard, GradeForm } from '~/platform/web/hazardForms';
import { gradeHazard } from '~/services/hazards/gradeHazard';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** 定级 */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.grade');
  const form = await parseForm(args.request, GradeForm);
  if (!form.ok) return form.response;
  return answerHazard(await gradeHazard(cx, leave, args.params.id!, form.value), form.values, args.request);
}
