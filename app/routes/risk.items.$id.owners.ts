import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuseRisk, VersionField } from '~/platform/web/riskForms';
import { nameOwners } from '~/services/risk/nameOwners';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const owner = z
  .string()
  .optional()
  .transform((id) => id || null);
const ItemOwnersForm = z.object({ version: VersionField, by: z.enum(['post', 'hand'], { error: '请选择指定方式。' }), ownerEnterprise: owner, ownerWorkshop: owner, ownerPost: owner });

/** Names the responsible persons of one item; an empty level stands without a name. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, ItemOwnersForm);
  if (!form.ok) return form.response;
  const { version, by, ...owners } = form.value;
  const id = args.params.id!;
  const result = await nameOwners(cx, leave, [{ id, version }], by === 'post' ? { by } : { by, owners });
  return result.ok ? redirect(`/risk/items/${id}`) : refuseRisk(result.refusal, form.values);
}
