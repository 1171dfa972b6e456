import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuseRisk, VersionField } from '~/platform/web/riskForms';
import { removeItem } from '~/services/risk/list/removeItem';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const RemovalForm = z.object({ version: VersionField, removalReason: z.string().trim().max(200, '移出理由最多 200 个字。').default('') });

/** Takes an item out of the draft. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, RemovalForm);
  if (!form.ok) return form.response;
  const result = await removeItem(cx, permit, { id: args.params.id!, version: form.value.version }, form.value.removalReason);
  return result.ok ? redirect('/risk?version=draft') : refuseRisk({ cx, permit }, result.refusal, form.values);
}
