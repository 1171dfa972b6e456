import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseDay } from '~/domain/shared/day';
import { formatCalled } from '~/domain/report/listFiles';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** 《每日工业产品质量安全检查记录》 of a day as the file its address ends with; `?post=` of one post only, `?turn=` of one shift of it. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'check.view');
  const day = parseDay(args.params.day ?? '') ?? notFound();
  const { pathname, searchParams } = new URL(args.request.url);
  const format = formatCalled(pathname) ?? notFound();
  const document = (await made(cx, 'dailyDocument', [permit, day, searchParams.get('post'), searchParams.get('turn'), format])) ?? notFound();
  return handOut(cx, permit, document, format);
}
