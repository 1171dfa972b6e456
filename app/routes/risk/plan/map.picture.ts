import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { PictureForm, refuseFloorPlan } from '~/platform/web/floorPlanForms';
import { parseForm } from '~/platform/web/form';
import { drawFloorPlan } from '~/services/risk/plan/drawFloorPlan';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Takes the picture of the floor plan; afterwards its regions are placed. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, PictureForm);
  if (!form.ok) return form.response;
  const result = await drawFloorPlan(cx, permit, form.value);
  return result.ok ? redirect('/risk/map?edit=1') : refuseFloorPlan(cx, permit.enterpriseId, result.refusal, form.values);
}
