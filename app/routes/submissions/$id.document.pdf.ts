import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { sentDocument } from '~/services/supervision/readSubmission';

/** The very PDF that was submitted. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'submission.view');
  const document = (await sentDocument(cx, permit, args.params.id!)) ?? notFound();
  return handOut(cx, permit, document, 'pdf');
}
