import type { LoaderFunctionArgs } from '@remix-run/node';
import { formatCalled } from '~/domain/report/listFiles';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** 《质量隐患整改通知单》 or 《质量隐患治理验收表》 of a hazard, as the file its address ends with. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  const { pathname } = new URL(args.request.url);
  const format = formatCalled(pathname) ?? notFound();
  const kind = /\/notice\.\w+$/i.test(pathname) ? 'notice' : 'verification';
  const paper = (await made(cx, 'renderHazardPaper', [permit, args.params.id!, kind, format])) ?? notFound();
  return handOut(cx, permit, paper, format);
}
