import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { listFile, listFilePath, type ListPaper, type PaperFormat } from '~/domain/report/listFiles';
import { made } from '~/services/aside/made';
import type { WantedPaper } from '~/services/papers/riskDocument';
import { authorise } from './authorise';
import { handOut } from './handOut';
import { notFound } from './respond';

/** The part of a list an address names: `?workshop=`, `?post=`, `?product=`. */
export const partOfQuery = (query: URLSearchParams): WantedPaper['part'] => ({
  workshopId: query.get('workshop') || null, postId: query.get('post') || null, product: query.get('product') || null,
});

/** The same as a query; empty for the whole. */
export function queryOfPart({ workshopId, postId, product }: WantedPaper['part']): string {
  const query = new URLSearchParams();
  if (workshopId) query.set('workshop', workshopId);
  if (postId) query.set('post', postId);
  if (product) query.set('product', product);
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** Which paper of a version, as which file (`riskList:pdf`), of which part: `workshop:ID`, `post:ID`, `product:NAME`, or nothing for the whole. */
export const ListPaperForm = z.object({
  file: z.string('请选择文书。').transform((text, context) => {
    const [paper, format] = text.split(':');
    const found = listFile(paper, format);
    if (found) return found;
    context.addIssue({ code: 'custom', message: '没有这种文书或格式，请从列出的文件中选择。' });
    return z.NEVER;
  }),
  part: z.string().max(300, '没有这个范围，请重新选择。').default('').transform((text): WantedPaper['part'] => {
    const [kind, ...rest] = text.split(':');
    const value = rest.join(':') || null;
    return { workshopId: kind === 'workshop' ? value : null, postId: kind === 'post' ? value : null, product: kind === 'product' ? value : null };
  }),
});

/** Where a paper of a version lies. */
export const listPaperPath = ({ versionId, paper, format, part }: WantedPaper): string => listFilePath(versionId, paper, format) + queryOfPart(part);

/** A paper of a version as a file. A long one leads to where it is asked for, because it is rendered apart. */
export async function takeListPaper(args: LoaderFunctionArgs, paper: ListPaper, format: PaperFormat): Promise<Response> {
  const { cx, permit } = await authorise(args, 'risk.view');
  const versionId = args.params.id!;
  const { origin, searchParams } = new URL(args.request.url);
  const document = await made(cx, 'riskDocument', [permit, { versionId, paper, format, part: partOfQuery(searchParams), origin }]);
  if (document === 'long') return redirect(`/risk/versions/${versionId}/papers?${new URLSearchParams({ paper, format }).toString()}`);
  return document ? handOut(cx, permit, document, format) : notFound();
}
