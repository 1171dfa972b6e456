import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { readEvidence } from '~/services/evidence/readEvidence';

/** A photo, to people of its own factory. Its address is its content, so a browser may keep it for good. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.view');
  const photo = await readEvidence(cx, leave, args.params.hash ?? '');
  if (!photo) notFound();
  return new Response(new Uint8Array(photo.bytes), {
    headers: {
      'Content-Type': photo.mediaType,
      'Content-Length': String(photo.bytes.byteLength),
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Disposition': 'inline',
    },
  });
}
