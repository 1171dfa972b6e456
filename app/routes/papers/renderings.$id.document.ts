import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { renderedDocument } from '~/services/papers/readRendering';

/** What a rendering made, under the ending it was made with; under any other there is nothing. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'papers.view');
  const document = await renderedDocument(cx, permit, args.params.id!);
  return document && new URL(args.request.url).pathname.endsWith(`.${document.format}`) ? handOut(cx, permit, document, document.format) : notFound();
}
