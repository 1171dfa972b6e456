import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { listFileCalled } from '~/domain/report/listFiles';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** A paper of a version, or of the part of it that `?workshop=`, `?post=` or `?product=` names, as the file its address ends with. A long one leads to where it is asked for, because it is rendered apart. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.view');
  const versionId = args.params.id!;
  const { origin, pathname, searchParams: query } = new URL(args.request.url);
  const { paper, format } = listFileCalled(pathname) ?? notFound();
  const part = { workshopId: query.get('workshop') || null, postId: query.get('post') || null, product: query.get('product') || null };
  const document = await made(cx, 'riskDocument', [permit, { versionId, paper, format, part, origin }]);
  if (document === 'long') return redirect(`/risk/versions/${versionId}/papers?${new URLSearchParams({ paper, format }).toString()}`);
  return document ? handOut(cx, permit, document, format) : notFound();
}
