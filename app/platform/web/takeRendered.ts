import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderedDocument } from '~/services/papers/readRendering';
import { authorise } from './authorise';
import { handOut } from './handOut';
import { notFound } from './respond';

/** What a rendering made, under the ending it was made with; under any other there is nothing. */
export async function takeRendered(args: LoaderFunctionArgs, format: 'pdf' | 'docx' | 'xlsx'): Promise<Response> {
  const { cx, permit } = await authorise(args, 'papers.view');
  const document = await renderedDocument(cx, permit, args.params.id!);
  return document?.format === format ? handOut(cx, permit, document, format) : notFound();
}
