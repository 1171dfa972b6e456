import { scopeOf } from 'db/repositories/scope';
import { riskOf } from 'db/repositories/risk';
import { renderPaperJob, type RenderedPaper } from 'jobs/definitions/renderPaper';
import type { Authorised } from '~/domain/organisation/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import type { Context } from '../context';
import { enqueue } from '../jobs/outbox';

export type RenderingRefusal = { readonly code: 'notFound' };

export const RENDERING_REFUSALS: RefusalTexts<RenderingRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这份文书,它可能已被删除。请回到列表重新选择。' }),
};

/** Whether the subject of each paper is of this enterprise; cheaper than composing it. */
const EXISTS: Readonly<Record<RenderedPaper, (cx: Context, enterpriseId: string, subjectId: string) => Promise<boolean>>> = {
  analysisTable: async (cx, enterpriseId, subjectId) => (await riskOf(scopeOf(cx.store, enterpriseId)).version(subjectId)) !== null,
};

/**
 * Asks for a paper to be rendered apart from this request. Answers the id of the rendering, to be watched at
 * `/renderings/ID`. A paper of another enterprise is as unknown as one that never was.
 */
export async function requestRendering(
  cx: Context,
  leave: Authorised<'papers.view'>,
  paper: RenderedPaper,
  subjectId: string,
): Promise<Decision<{ renderingId: string }, RenderingRefusal>> {
  const { enterpriseId, personId } = leave;
  if (leave.reach !== 'enterprise' || !(await EXISTS[paper](cx, enterpriseId, subjectId))) return refused({ code: 'notFound' });
  const renderingId = cx.newId();
  await enqueue(cx, enterpriseId, renderPaperJob.job(renderingId, { enterpriseId, paper, subjectId, requestedBy: personId }));
  return decided({ renderingId });
}
