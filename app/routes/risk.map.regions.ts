import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { FLOOR_PLAN_REFUSALS } from '~/domain/risk/floorPlan';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { RegionsForm } from '~/platform/web/floorPlanForms';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { placeRegions } from '~/services/risk/placeRegions';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Saves where workshops and posts lie on the plan. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, RegionsForm);
  if (!form.ok) return form.response;
  const { seen, region } = form.value;
  const result = await placeRegions(cx, leave, { seen, regions: region });
  return result.ok ? redirect('/risk/map') : refuse(explain(FLOOR_PLAN_REFUSALS, result.refusal), form.values);
}
