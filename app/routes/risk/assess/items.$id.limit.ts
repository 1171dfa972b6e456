import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { LIMIT_FIELDS, refuseRisk, VersionField } from '~/platform/web/riskForms';
import { verifyLimit } from '~/services/risk/library/verifyLimit';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const LimitForm = z.object({ version: VersionField, ...LIMIT_FIELDS });

/** Marks the criterion of an item as 已核对, with where it was read. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, LimitForm);
  if (!form.ok) return form.response;
  const { version, ...input } = form.value;
  const id = args.params.id!;
  const result = await verifyLimit(cx, permit, { id, version }, input);
  return result.ok ? redirect(`/risk/items/${id}`) : refuseRisk({ cx, permit, part: 'limit' }, result.refusal, form.values);
}
