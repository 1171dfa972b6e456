import { renderPaperJob } from 'jobs/definitions/renderPaper';
import type { Authorised } from '~/domain/organisation/access/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { Context } from '../context';
import { enqueue } from '../jobs/outbox';
import type { WantedPaper } from './riskDocument';
import { partAt } from './riskPaper';

type RenderingRefusal = { readonly code: 'notFound' };

/**
 * Asks for a paper to be rendered apart from this request. Answers the id of the rendering, to be watched at
 * `/renderings/ID`. A paper of another enterprise is as unknown as one that never was.
 */
export async function requestRendering(cx: Context, permit: Authorised<'papers.view'>, wanted: WantedPaper): Promise<Decision<{ renderingId: string }, RenderingRefusal>> {
  const { enterpriseId, personId } = permit;
  const { versionId, paper, format, part, origin } = wanted;
  if (permit.reach !== 'enterprise' || !(await partAt(cx, enterpriseId, versionId, part))) return refused({ code: 'notFound' });
  const renderingId = cx.newId();
  await enqueue(cx, enterpriseId, renderPaperJob.job(renderingId, { enterpriseId, paper, subjectId: versionId, requestedBy: personId, format, part: { ...part }, origin }));
  return decided({ renderingId });
}
