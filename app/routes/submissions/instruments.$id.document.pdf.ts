import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** The instrument as a PDF, under the name of the bureau, with its 送达回证. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'submission.view');
  const document = (await made(cx, 'receivedInstrumentDocument', [permit, args.params.id!])) ?? notFound();
  return handOut(cx, permit, document, 'pdf');
}
