import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { rangeResponse } from '~/platform/web/rangeResponse';
import { notFound } from '~/platform/web/respond';
import { auditExport } from '~/services/audit/auditExport';
import { openPack } from '~/services/pack/readPacks';

/** An evidence pack as a file; a download that broke off goes on where it stopped. That it is handed out is written down each time it is begun. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'submission.submit');
  const pack = (await openPack(cx, permit, args.params.id!)) ?? notFound();
  const answer = rangeResponse(cx, args.request, pack);
  if (answer.status !== 416 && !/^bytes [1-9]/.test(answer.headers.get('content-range') ?? '')) await auditExport(cx, permit, `${pack.name}.zip`);
  return answer;
}
