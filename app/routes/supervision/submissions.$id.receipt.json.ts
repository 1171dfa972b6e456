import type { LoaderFunctionArgs } from '@remix-run/node';
import { WITHDRAWN_UNOPENED } from '~/domain/supervision/words';
import { authoriseRegulator } from '~/platform/web/authorise';
import { had, jsonResponse, notFound } from '~/platform/web/respond';
import { readReceived } from '~/services/supervision/readSubmission';
import { receiptOf } from '~/services/supervision/receiptOf';

/** The receipt of a submission as a file to keep; there is none of what was sent before heads were signed. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  const { submission } = had(await readReceived(cx, permit, args.params.id!, '回执'), WITHDRAWN_UNOPENED);
  return jsonResponse((await receiptOf(cx, submission)) ?? notFound(), `回执-${submission.number}`);
}
