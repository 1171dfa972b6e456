import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { notFound, pdfResponse } from '~/platform/web/respond';
import { sentDocument } from '~/services/supervision/readSubmission';

/** The very PDF that was submitted. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'submission.view');
  const document = (await sentDocument(cx, leave, args.params.id!)) ?? notFound();
  return pdfResponse(document.bytes, document.name);
}
