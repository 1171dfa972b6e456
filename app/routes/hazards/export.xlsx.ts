import type { LoaderFunctionArgs } from '@remix-run/node';
import { tablePieces } from '~/documents/xlsx/writeTable';
import { FILE_COLUMNS } from '~/domain/report/ledgerFile';
import { ledgerLines } from '~/pages/hazard/hazardExport';
import { parseLedgerQuery } from '~/pages/hazard/hazardLedgerQuery';
import { authorise } from '~/platform/web/authorise';
import { exportResponse } from '~/platform/web/respond';
import { auditExport } from '~/services/audit/auditExport';

/** The same ledger as an Excel workbook, written while it is read: its memory does not grow with its rows. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  const name = '质量隐患整改台账';
  const file = `${name}-${permit.today}.xlsx`;
  await auditExport(cx, permit, file);
  const rows = ledgerLines(cx, permit, parseLedgerQuery(new URL(args.request.url).searchParams));
  return exportResponse(tablePieces({ name, columns: FILE_COLUMNS, rows, frozenColumns: 1 }), file, 'xlsx');
}
