import { scopeOf } from 'db/repositories/scope';
import type { PaperFormat, RenderedApart } from '~/domain/report/listFiles';
import { parseMonth } from '~/domain/shared/day';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { storeDocument } from './documents';
import { monthBook } from './monthBook';
import type { Rendering } from './render';
import { renderListed } from './riskDocument';
import { listedPart, type ListPart } from './riskPaper';

/** What a rendering gives: the key of the bytes in the document store, and the name to save them under. */
export interface RenderedDocument {
  readonly hash: string;
  readonly name: string;
  /** The hash printed on it; empty for cards, missing for what earlier releases made. */
  readonly contentHash?: string;
}

interface AskedPaper {
  readonly enterpriseId: string;
  readonly paper: RenderedApart;
  readonly subjectId: string;
  readonly format: PaperFormat;
  readonly part: ListPart;
  readonly origin: string;
}

/** Composes and renders a paper and keeps its bytes. Equal papers give equal bytes, so that doing it twice gives one document. Throws when there is no such paper. */
export async function renderDocument(
  cx: Pick<Context, 'store' | 'storage' | 'site' | 'now'> & Rendering,
  { enterpriseId, paper, subjectId, format, part, origin }: AskedPaper,
): Promise<{ readonly hash: string; readonly name: string; readonly contentHash: string }> {
  if (paper === 'monthBook') {
    const month = parseMonth(subjectId);
    if (!month) throw new Error(`no month ${subjectId}`);
    const { bytes, name } = await monthBook(cx, { enterpriseId, month, today: dayOf(cx.now()) }, cx);
    return { hash: await storeDocument(cx, enterpriseId, bytes), name, contentHash: '' };
  }
  const listed = await listedPart(cx, enterpriseId, subjectId, part);
  if (!listed) throw new Error(`no ${paper} of ${subjectId}`);
  const { bytes, name, contentHash = '' } = await renderListed(scopeOf(cx.store, enterpriseId), listed, { versionId: subjectId, paper, format, part, origin }, cx);
  return { hash: await storeDocument(cx, enterpriseId, bytes, format), name, contentHash };
}
