import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { refuseFloorPlan, RegionsForm } from '~/platform/web/floorPlanForms';
import { parseForm } from '~/platform/web/form';
import { placeRegions } from '~/services/risk/plan/placeRegions';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Saves where workshops and posts lie on the plan. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, RegionsForm);
  if (!form.ok) return form.response;
  const { seen, region } = form.value;
  const result = await placeRegions(cx, permit, { seen, regions: region });
  return result.ok ? redirect('/risk/map') : refuseFloorPlan(cx, permit.enterpriseId, result.refusal, form.values);
}
