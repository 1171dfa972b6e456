import type { LoaderFunctionArgs } from '@remix-run/node';
import { authoriseRegulator } from '~/platform/web/authorise';
import { notFound, pdfResponse } from '~/platform/web/respond';
import { receivedDocument } from '~/services/supervision/readSubmission';

/** The very PDF that was submitted. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  const document = (await receivedDocument(cx, permit, args.params.id!)) ?? notFound();
  return pdfResponse(document.bytes, document.name);
}
