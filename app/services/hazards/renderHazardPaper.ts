import { type NamedFile, renderAs } from '~/services/papers/render';
import type { PaperFormat } from '~/domain/report/listFiles';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Context } from '../context';
import { readPhoto } from '../evidence/readPhoto';
import { noticePaper, verificationPaper } from './hazardPapers';

/** The file of a hazard's notice or of its last verification, a PDF with its photos; null when there is none to read. */
export async function renderHazardPaper(
  cx: Pick<Context, 'store' | 'storage' | 'site'>,
  permit: Authorised<'hazard.view'>,
  id: string,
  kind: 'notice' | 'verification',
  format: PaperFormat = 'pdf',
): Promise<NamedFile | null> {
  const paper = await (kind === 'notice' ? noticePaper : verificationPaper)(cx, permit, id);
  if (!paper) return null;
  const bytes = await renderAs(format, paper, { photo: (hash) => readPhoto(cx, permit.enterpriseId, hash) });
  return { bytes, name: `${paper.title}-${paper.number}`, contentHash: paper.contentHash };
}
