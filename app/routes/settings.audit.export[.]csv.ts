import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { auditExport, auditFilterOf } from '~/pages/auditTrail';
import { authorise } from '~/platform/web/authorise';
import { csvHeaders } from '~/platform/web/respond';
import { auditExport as noteExport } from '~/services/audit/auditExport';

/** The audit as CSV under the same filter and in the same order as the screen. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const name = `操作留痕-${leave.today}.csv`;
  await noteExport(cx, leave, name);
  const portions = auditExport(cx, leave, auditFilterOf(new URL(args.request.url).searchParams));
  return new Response(createReadableStreamFromReadable(Readable.from(portions)), { headers: csvHeaders(name) });
}
