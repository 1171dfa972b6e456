import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { refuseFloorPlan, SchematicForm } from '~/platform/web/floorPlanForms';
import { parseForm } from '~/platform/web/form';
import { setPlanAside } from '~/services/risk/plan/setPlanAside';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Goes back to the schematic. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, SchematicForm);
  if (!form.ok) return form.response;
  const result = await setPlanAside(cx, permit, form.value);
  return result.ok ? redirect('/risk/map') : refuseFloorPlan(cx, permit.enterpriseId, result.refusal, form.values);
}
