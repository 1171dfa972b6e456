import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { notFound, pdfResponse } from '~/platform/web/respond';
import { renderedDocument } from '~/services/papers/readRendering';

/** The PDF a rendering made. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'papers.view');
  const document = (await renderedDocument(cx, leave, args.params.id!)) ?? notFound();
  return pdfResponse(document.bytes, document.name);
}
