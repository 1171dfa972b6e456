import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseMonth } from '~/domain/shared/day';
import { formatCalled } from '~/domain/report/listFiles';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** 《每月工业产品质量安全调度会议纪要》 as the file its address ends with. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'monthly.view');
  const month = parseMonth(args.params.month!) ?? notFound();
  const { pathname, searchParams } = new URL(args.request.url);
  const format = formatCalled(pathname) ?? notFound();
  const document = (await made(cx, 'monthDocument', [permit, month, searchParams.get('meeting'), format])) ?? notFound();
  return handOut(cx, permit, document, format);
}
