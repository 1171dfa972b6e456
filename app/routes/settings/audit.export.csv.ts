import type { LoaderFunctionArgs } from '@remix-run/node';
import { auditExport, auditFilterOf } from '~/pages/desk/auditTrail';
import { authorise } from '~/platform/web/authorise';
import { exportResponse } from '~/platform/web/respond';
import { auditExport as noteExport } from '~/services/audit/auditExport';

/** The audit as CSV under the same filter and in the same order as the screen. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'organisation.manage');
  const name = `操作留痕-${permit.today}.csv`;
  await noteExport(cx, permit, name);
  return exportResponse(auditExport(cx, permit, auditFilterOf(new URL(args.request.url).searchParams)), name, 'csv');
}
