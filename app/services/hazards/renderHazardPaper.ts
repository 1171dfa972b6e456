import { type NamedFile, renderPaper } from '~/services/papers/render';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Context } from '../context';
import { readPhoto } from '../evidence/readPhoto';
import { noticePaper, verificationPaper } from './hazardPapers';

/** The PDF of a hazard's notice or of its last verification, photos included; null when there is none to read. */
export async function renderHazardPaper(
  cx: Pick<Context, 'store' | 'storage' | 'site'>,
  permit: Authorised<'hazard.view'>,
  id: string,
  kind: 'notice' | 'verification',
): Promise<NamedFile | null> {
  const paper = await (kind === 'notice' ? noticePaper : verificationPaper)(cx, permit, id);
  if (!paper) return null;
  const bytes = await renderPaper(paper, { photo: (hash) => readPhoto(cx, permit.enterpriseId, hash) });
  return { bytes, name: `${paper.title}-${paper.number}`, contentHash: paper.contentHash };
}
