import type { LoaderFunctionArgs } from '@remix-run/node';
import { hazardExport } from '~/pages/hazard/hazardExport';
import { parseLedgerQuery } from '~/pages/hazard/hazardLedgerQuery';
import { authorise } from '~/platform/web/authorise';
import { exportResponse } from '~/platform/web/respond';
import { auditExport } from '~/services/audit/auditExport';

/** The ledger as CSV under the same filter and in the same order as the screen, streamed by key. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  const name = `质量隐患整改台账-${permit.today}.csv`;
  await auditExport(cx, permit, name);
  return exportResponse(hazardExport(cx, permit, parseLedgerQuery(new URL(args.request.url).searchParams)), name, 'csv');
}
