import { renderPaperJob } from 'jobs/definitions/renderPaper';
import type { Authorised } from '~/domain/organisation/access/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { Context } from '../context';
import { enqueue } from '../jobs/outbox';
import type { WantedPaper } from './riskDocument';
import { type Month, monthOf } from '~/domain/shared/day';
import { partAt, WHOLE_LIST } from './riskPaper';

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

/** The same for all papers of a month in one file; a month that has not begun is unknown. */
export async function requestMonthBook(cx: Context, permit: Authorised<'papers.view'>, month: Month): Promise<Decision<{ renderingId: string }, RenderingRefusal>> {
  const { enterpriseId, personId, today } = permit;
  if (permit.reach !== 'enterprise' || month > monthOf(today)) return refused({ code: 'notFound' });
  const renderingId = cx.newId();
  await enqueue(cx, enterpriseId, renderPaperJob.job(renderingId, { enterpriseId, paper: 'monthBook', subjectId: month, requestedBy: personId, format: 'pdf', part: { ...WHOLE_LIST }, origin: '' }));
  return decided({ renderingId });
}
