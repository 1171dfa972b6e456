import type { LoaderFunctionArgs } from '@remix-run/node';
import { authoriseRegulator } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { readReplyPhoto } from '~/services/evidence/readEvidence';

/** A photo of a reply, to officers of the bureau it was given to. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  const photo = await readReplyPhoto(cx, permit, args.params.id ?? '', args.params.hash ?? '');
  if (!photo) notFound();
  return new Response(new Uint8Array(photo.bytes), { headers: { 'Content-Type': photo.mediaType, 'Content-Length': String(photo.bytes.byteLength), 'Content-Disposition': 'inline' } });
}
