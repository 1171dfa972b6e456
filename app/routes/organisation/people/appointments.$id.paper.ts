import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { auditExport } from '~/services/audit/auditExport';
import { readPaper } from '~/services/organisation/people/readPaper';

/** The paper of an appointment as it was handed in. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'organisation.view');
  const paper = (await readPaper(cx, permit, args.params.id!)) ?? notFound();
  await auditExport(cx, permit, paper.name);
  return new Response(new Uint8Array(paper.bytes), {
    headers: {
      'Content-Type': paper.mediaType,
      'Content-Disposition': `inline; filename="paper"; filename*=UTF-8''${encodeURIComponent(paper.name)}`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
