import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound } from '~/platform/web/respond';
import { made } from '~/services/aside/made';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  const paper = (await made(cx, 'renderHazardPaper', [permit, args.params.id!, 'verification'])) ?? notFound();
  return handOut(cx, permit, paper, 'pdf');
}
