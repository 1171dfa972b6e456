import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { readEvidence, readMarks } from '~/services/evidence/readEvidence';

/** A photo, to people of its own factory, with what was drawn over it where its name says so; `?marks` asks for what was drawn, as data. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  const name = args.params.hash ?? '';
  if (new URL(args.request.url).searchParams.has('marks')) return Response.json((await readMarks(cx, permit, name)) ?? notFound());
  const photo = await readEvidence(cx, permit, name);
  if (!photo) notFound();
  return new Response(new Uint8Array(photo.bytes), {
    headers: {
      'Content-Type': photo.mediaType,
      'Content-Length': String(photo.bytes.byteLength),
      'Content-Disposition': 'inline',
    },
  });
}
