import type { LoaderFunctionArgs } from '@remix-run/node';
import { GUIDE_ROLES } from '~/domain/report/roleGuide';
import { authoriseFactory } from '~/platform/web/authorise';
import { notFound, pdfResponse } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** The one page of a role, to print and hang up. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseFactory(args);
  const { origin, pathname } = new URL(args.request.url);
  const role = GUIDE_ROLES.find((one) => pathname.toLowerCase().endsWith(`/${one}.pdf`)) ?? notFound();
  const { bytes, name } = await made(cx, 'roleGuide', [permit.enterpriseId, role, origin]);
  return pdfResponse(bytes, name);
}
