import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { FLOOR_PLAN_REFUSALS } from '~/domain/risk/floorPlan';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { isPlanRefusal, PictureForm } from '~/platform/web/floorPlanForms';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { drawFloorPlan, PLAN_PICTURE_REFUSALS } from '~/services/risk/drawFloorPlan';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Takes the picture of the floor plan; afterwards its regions are placed. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, PictureForm);
  if (!form.ok) return form.response;
  const result = await drawFloorPlan(cx, leave, form.value);
  if (result.ok) return redirect('/risk/map?edit=1');
  const { refusal } = result;
  return refuse(isPlanRefusal(refusal) ? explain(FLOOR_PLAN_REFUSALS, refusal) : explain(PLAN_PICTURE_REFUSALS, refusal), form.values);
}
