import type { LoaderFunctionArgs } from '@remix-run/node';
import { tablePieces } from '~/documents/xlsx/writeTable';
import { CSV_MARK, csvLine } from '~/domain/shared/csv';
import { listFiles } from '~/pages/lists';
import { authorise } from '~/platform/web/authorise';
import { hiddenOf } from '~/platform/web/listed';
import { exportResponse, notFound } from '~/platform/web/respond';
import { auditExport } from '~/services/audit/auditExport';

/** In characters; a column of the screen has some seven px for each. */
const PX_A_CHARACTER = 7;
const USUAL_WIDTH = 36;

async function* csvPieces(heads: readonly string[], rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(heads);
  for await (const row of rows) yield csvLine(row);
}

/** A list as its reader sees it: the same question, order and columns, as `.xlsx` or `.csv`; all its pages. */
export async function loader(args: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(args.request.url);
  const [, name = '', ending] = /\/tables\/([a-z-]+)\.(xlsx|csv)$/.exec(pathname) ?? [];
  const file = listFiles.find((one) => one.name === name) ?? notFound();
  const format = ending === 'csv' ? 'csv' : 'xlsx';
  const { cx, permit } = await authorise(args, file.needs);
  const made = (await file.of(cx, permit, searchParams, hiddenOf(args.request, file))) ?? notFound();
  const title = `${made.title}-${permit.today}.${format}`;
  await auditExport(cx, permit, title);
  const columns = made.columns.map(({ head, width }) => ({ head, width: width === undefined ? USUAL_WIDTH : Math.round(width / PX_A_CHARACTER) }));
  return exportResponse(format === 'csv' ? csvPieces(columns.map(({ head }) => head), made.rows) : tablePieces({ name: made.title, columns, rows: made.rows, frozenColumns: 1 }), title, format);
}
