import { z } from 'zod';
import { defineJob } from './define';

/** Papers that are long enough to be rendered apart from the request that asks for them. */
export const RENDERED_PAPERS = ['analysisTable'] as const;
export type RenderedPaper = (typeof RENDERED_PAPERS)[number];

/** Renders a paper to PDF; the outcome is the key of the bytes in the document store. */
export const renderPaperJob = defineJob({
  name: 'papers.render',
  payload: z.object({
    enterpriseId: z.string().min(1),
    paper: z.enum(RENDERED_PAPERS),
    /** What the paper is of: the version of the list. */
    subjectId: z.string().min(1),
    requestedBy: z.string().min(1),
  }),
  attempts: 3,
  backoffMs: 5_000,
  timeoutMs: 300_000,
});
