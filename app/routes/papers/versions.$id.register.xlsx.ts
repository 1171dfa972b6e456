import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseRiskListQuery } from '~/pages/risk/list/riskListQuery';
import { riskRowIds } from '~/pages/risk/list/riskRows';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { listWorkbook } from '~/services/risk/list/listWorkbook';

/** A version of the list as a workbook that can be changed in Excel and read back: the rows that the list shows for the same question. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'risk.view');
  const versionId = args.params.id!;
  const ids = await riskRowIds(cx, leave, versionId, parseRiskListQuery(new URL(args.request.url).searchParams));
  const document = (await listWorkbook(cx, leave, versionId, ({ id }) => ids.has(id))) ?? notFound();
  return handOut(cx, leave, document, 'xlsx');
}
