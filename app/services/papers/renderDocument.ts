import type { RenderedPaper } from 'jobs/definitions/renderPaper';
import { renderPaper } from '~/documents/pdf/renderPaper';
import type { Paper } from '~/domain/report/paper';
import type { Context } from '../context';
import { analysisPaper } from './analysisPaper';
import { storeDocument } from './documents';

/** What a rendering gives: the key of the bytes in the document store, and the name to save them under. */
export interface RenderedDocument {
  readonly hash: string;
  readonly name: string;
}

/** How each paper that may be rendered apart is composed; null when its subject is not of this enterprise. */
const COMPOSERS: Readonly<Record<RenderedPaper, (cx: Context, enterpriseId: string, subjectId: string) => Promise<Paper | null>>> = {
  analysisTable: analysisPaper,
};

/** Composes and renders a paper and keeps its bytes. Equal papers give equal bytes, so that doing it twice gives one document. Throws when there is no such paper. */
export async function renderDocument(
  cx: Context,
  { enterpriseId, paper, subjectId }: { enterpriseId: string; paper: RenderedPaper; subjectId: string },
  { signal, progress }: { signal: AbortSignal; progress(percent: number): Promise<void> },
): Promise<{ readonly hash: string; readonly name: string }> {
  const content = await COMPOSERS[paper](cx, enterpriseId, subjectId);
  if (!content) throw new Error(`no ${paper} of ${subjectId}`);
  let told: Promise<void> = Promise.resolve();
  const bytes = await renderPaper(content, {
    onProgress: (done, total) => {
      signal.throwIfAborted();
      told = told.then(() => progress((done / total) * 100));
    },
  });
  await told;
  return { hash: await storeDocument(cx, enterpriseId, bytes), name: content.title };
}
