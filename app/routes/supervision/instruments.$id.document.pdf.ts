import type { LoaderFunctionArgs } from '@remix-run/node';
import { authoriseRegulator } from '~/platform/web/authorise';
import { notFound, pdfResponse } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** The instrument as a PDF, under the name of the bureau, with its 送达回证. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  const document = (await made(cx, 'sentInstrumentDocument', [permit, args.params.id!])) ?? notFound();
  return pdfResponse(document.bytes, document.name);
}
