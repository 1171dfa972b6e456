import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuseImport } from '~/platform/web/importForms';
import { VersionField } from '~/platform/web/riskForms';
import { takeImport } from '~/services/risk/import/takeImport';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const ConfirmationForm = z.object({ version: VersionField, seen: z.string({ error: '表单不完整，请刷新后重试。' }) });

/** Writes what the comparison showed into the draft. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, ConfirmationForm);
  if (!form.ok) return form.response;
  const id = args.params.id!;
  const result = await takeImport(cx, permit, id, { target: form.value.seen, version: form.value.version });
  return result.ok ? redirect(`/risk/import/${id}`) : refuseImport(cx, permit, id, result.refusal, form.values);
}
