import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseDay } from '~/domain/shared/day';
import { formatCalled } from '~/domain/report/listFiles';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** 《每周工业产品质量安全排查治理报告》 as the file its address ends with. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'weekly.view');
  const monday = parseDay(args.params.monday!) ?? notFound();
  const { pathname, searchParams } = new URL(args.request.url);
  const format = formatCalled(pathname) ?? notFound();
  const document = (await made(cx, 'weekDocument', [permit, monday, searchParams.get('report'), format])) ?? notFound();
  return handOut(cx, permit, document, format);
}
