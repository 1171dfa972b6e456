import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseRiskListQuery } from '~/pages/risk/list/riskListQuery';
import { riskRowIds } from '~/pages/risk/list/riskRows';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** A version of the list as a workbook that can be changed in Excel and read back: the rows that the list shows for the same question. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.view');
  const versionId = args.params.id!;
  const ids = await riskRowIds(cx, permit, versionId, parseRiskListQuery(new URL(args.request.url).searchParams));
  const document = (await made(cx, 'listWorkbook', [permit, versionId, ids])) ?? notFound();
  return handOut(cx, permit, document, 'xlsx');
}
