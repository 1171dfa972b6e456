import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuseRisk, VersionField } from '~/platform/web/riskForms';
import { confirmItems } from '~/services/risk/list/confirmItems';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Takes one 范本 row over as the factory's own. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, z.object({ version: VersionField }));
  if (!form.ok) return form.response;
  const id = args.params.id!;
  const result = await confirmItems(cx, permit, [{ id, version: form.value.version }]);
  return result.ok ? redirect(`/risk/items/${id}`) : refuseRisk({ cx, permit }, result.refusal, form.values);
}
