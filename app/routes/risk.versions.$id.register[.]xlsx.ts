import type { LoaderFunctionArgs } from '@remix-run/node';
import type { RiskItem } from '~/domain/risk/types';
import { parseRiskListQuery, type RiskListQuery } from '~/pages/risk/riskListQuery';
import { authorise } from '~/platform/web/authorise';
import { fileResponse, notFound } from '~/platform/web/respond';
import { listWorkbook } from '~/services/risk/listWorkbook';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const keeps = (query: RiskListQuery) => (item: RiskItem): boolean =>
  (!query.workshop || item.workshopId === query.workshop) &&
  (!query.post || item.postId === query.post) &&
  (!query.stage || item.stage === query.stage) &&
  (!query.dimension || item.dimension === query.dimension) &&
  (!query.level || (query.level === 'none' ? item.level === null : item.level === query.level)) &&
  (query.mark !== 'unconfirmed' || item.confirmedBy === null) &&
  (query.mark !== 'unnamed' || (!item.ownerEnterprise && !item.ownerWorkshop && !item.ownerPost)) &&
  (query.mark !== 'unverified' || !item.limitVerified);

/** A version of the list as a workbook that can be changed in Excel and read back; narrowed by the filters of the page. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'risk.view');
  const query = parseRiskListQuery(new URL(args.request.url).searchParams);
  const document = (await listWorkbook(cx, leave, args.params.id!, keeps(query))) ?? notFound();
  return fileResponse(document.bytes, `${document.name}.xlsx`, XLSX);
}
