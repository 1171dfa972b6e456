import { rulesFor } from 'db/repositories/organisation/enterprises';
import { watchedJobsOf } from 'db/repositories/paper/renderings';
import { scopeOf } from 'db/repositories/scope';
import { renderPaperJob } from 'jobs/definitions/renderPaper';
import type { Authorised } from '~/domain/organisation/access/authority';
import { monthBookTitle } from '~/domain/report/book';
import { listTitles, type PaperFormat, type RenderedApart } from '~/domain/report/listFiles';
import { parseMonth } from '~/domain/shared/day';
import type { Context } from '../context';
import { readDocument } from './documents';
import { partsOf } from '~/domain/shared/stored';
import type { NamedFile } from './render';
import type { RenderedDocument } from './renderDocument';

/** How a rendering stands, as the page that watches it shows. */
export interface RenderingView {
  readonly id: string;
  readonly title: string;
  readonly paper: RenderedApart;
  readonly format: PaperFormat;
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
  /** Percent. */
  readonly progress: number;
  /** Attempts made so far; more than one means that something went wrong in between. */
  readonly attempts: number;
}

type Permit = Authorised<'papers.view'>;

/** Only papers of the whole factory are rendered apart, so only who may see the whole factory watches and takes them. */
async function found(cx: Pick<Context, 'store'>, permit: Permit, id: string) {
  if (permit.reach !== 'enterprise') return null;
  const job = await watchedJobsOf(scopeOf(cx.store, permit.enterpriseId), renderPaperJob.name).byId(id);
  return job && { job, payload: renderPaperJob.payload.parse(job.payload) };
}

/** A rendering of one's own enterprise; null for any other. */
export async function readRendering(cx: Pick<Context, 'store'>, permit: Permit, id: string): Promise<RenderingView | null> {
  const one = await found(cx, permit, id);
  if (!one) return null;
  const { job, payload } = one;
  const { titles } = await rulesFor(scopeOf(cx.store, permit.enterpriseId));
  const state = job.state === 'done' || job.state === 'failed' ? job.state : job.state === 'running' ? 'working' : 'waiting';
  const { paper, format, subjectId } = payload;
  const month = parseMonth(subjectId);
  const title = paper === 'monthBook' ? (month ? monthBookTitle(month) : '') : listTitles(titles)[paper];
  return { id, title, paper, format, state, progress: job.progress, attempts: job.attempts };
}

/** The finished document with the name to save it under; null while there is none, or it is somebody else's. */
export async function renderedDocument(cx: Pick<Context, 'store' | 'storage'>, permit: Permit, id: string): Promise<(NamedFile & { readonly format: PaperFormat }) | null> {
  const one = await found(cx, permit, id);
  if (one?.job.state !== 'done') return null;
  const { hash, name, contentHash } = partsOf<RenderedDocument>(one.job.result);
  if (!hash || !name) return null;
  const { format } = one.payload;
  const bytes = await readDocument(cx, permit.enterpriseId, hash, format);
  return bytes && { bytes, name, format, ...(contentHash === undefined ? {} : { contentHash }) };
}
