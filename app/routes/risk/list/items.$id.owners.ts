import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuseRisk, VersionField } from '~/platform/web/riskForms';
import { OWNER_MARKS } from '~/domain/risk/types';
import { nameOwners } from '~/services/risk/list/nameOwners';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const owner = z
  .string()
  .optional()
  .transform((id) => id || null);
const mark = z.enum(OWNER_MARKS, { error: '请选择分工。' }).optional();
const ItemOwnersForm = z.object({
  'mark.enterprise': mark, 'mark.workshop': mark, 'mark.post': mark,
  version: VersionField, by: z.enum(['post', 'hand'], { error: '请选择指定方式。' }), ownerEnterprise: owner, ownerWorkshop: owner, ownerPost: owner });

/** Names the responsible persons of one item and marks their parts; an empty level stands without a name. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, ItemOwnersForm);
  if (!form.ok) return form.response;
  const { version, by, 'mark.enterprise': enterprise, 'mark.workshop': workshop, 'mark.post': post, ...owners } = form.value;
  const marks = enterprise && workshop && post ? { enterprise, workshop, post } : undefined;
  const id = args.params.id!;
  const result = await nameOwners(cx, permit, [{ id, version }], by === 'post' ? { by } : { by, owners, marks });
  return result.ok ? redirect(`/risk/items/${id}`) : refuseRisk({ cx, permit, part: 'owners' }, result.refusal, form.values);
}
