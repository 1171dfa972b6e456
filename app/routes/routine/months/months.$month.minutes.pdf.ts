import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseMonth } from '~/domain/shared/day';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** 《每月工业产品质量安全调度会议纪要》 as a PDF. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'monthly.view');
  const month = parseMonth(args.params.month!) ?? notFound();
  const document = (await made(cx, 'monthDocument', [permit, month, new URL(args.request.url).searchParams.get('meeting')])) ?? notFound();
  return handOut(cx, permit, document, 'pdf');
}
