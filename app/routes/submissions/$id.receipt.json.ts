import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { jsonResponse, notFound } from '~/platform/web/respond';
import { auditExport } from '~/services/audit/auditExport';
import { readSent } from '~/services/supervision/readSubmission';
import { receiptOf } from '~/services/supervision/receiptOf';

/** The receipt of a submission as a file to keep; there is none of what was sent before heads were signed. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'submission.view');
  const { submission } = (await readSent(cx, permit, args.params.id!)) ?? notFound();
  const receipt = (await receiptOf(cx, submission)) ?? notFound();
  await auditExport(cx, permit, `回执-${submission.number}.json`);
  return jsonResponse(receipt, `回执-${submission.number}`);
}
