import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseDay } from '~/domain/shared/day';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

/** 《每日工业产品质量安全检查记录》 of a day as a PDF; `?post=` of one post only, `?turn=` of one shift of it. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'check.view');
  const day = parseDay(args.params.day ?? '') ?? notFound();
  const { searchParams } = new URL(args.request.url);
  const document = (await made(cx, 'dailyDocument', [permit, day, searchParams.get('post'), searchParams.get('turn')])) ?? notFound();
  return handOut(cx, permit, document, 'pdf');
}
