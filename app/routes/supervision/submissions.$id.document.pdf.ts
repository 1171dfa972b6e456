import type { LoaderFunctionArgs } from '@remix-run/node';
import { WITHDRAWN_UNOPENED } from '~/domain/supervision/words';
import { authoriseRegulator } from '~/platform/web/authorise';
import { had, pdfResponse } from '~/platform/web/respond';
import { receivedDocument } from '~/services/supervision/readSubmission';

/** The very PDF that was submitted. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  const document = had(await receivedDocument(cx, permit, args.params.id!), WITHDRAWN_UNOPENED);
  return pdfResponse(document.bytes, document.name);
}
