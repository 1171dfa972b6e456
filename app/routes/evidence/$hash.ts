import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { readEvidence } from '~/services/evidence/readEvidence';

/** A photo, to people of its own factory. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  const photo = await readEvidence(cx, permit, args.params.hash ?? '');
  if (!photo) notFound();
  return new Response(new Uint8Array(photo.bytes), {
    headers: {
      'Content-Type': photo.mediaType,
      'Content-Length': String(photo.bytes.byteLength),
      'Content-Disposition': 'inline',
    },
  });
}
