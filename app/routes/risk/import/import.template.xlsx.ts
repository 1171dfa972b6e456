import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { documentResponse } from '~/platform/web/respond';
import { auditExport } from '~/services/audit/auditExport';
import { made } from '~/services/aside/made';
import { TEMPLATE_NAME } from '~/services/risk/import/importTemplate';

/** An empty list to fill in and import. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  await auditExport(cx, permit, TEMPLATE_NAME);
  return documentResponse(await made(cx, 'importTemplate', [permit]), TEMPLATE_NAME, 'xlsx');
}
