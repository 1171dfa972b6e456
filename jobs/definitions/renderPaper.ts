import { z } from 'zod';
import { PAPER_FORMATS, RENDERED_APART } from '~/domain/report/listFiles';
import { defineJob } from './define';

/** Renders what is too long to be made while somebody waits: a paper of a list, or the papers of a month in one file. The outcome is the key of the bytes in the document store. */
export const renderPaperJob = defineJob({
  name: 'papers.render',
  payload: z.object({
    enterpriseId: z.string().min(1),
    paper: z.enum(RENDERED_APART),
    /** What the paper is of: the version of the list, or the month. */
    subjectId: z.string().min(1),
    requestedBy: z.string().min(1),
    format: z.enum(PAPER_FORMATS).default('pdf'),
    /** Part of the list; all null for the whole. */
    part: z
      .object({ workshopId: z.string().nullable(), postId: z.string().nullable(), product: z.string().nullable() })
      .default({ workshopId: null, postId: null, product: null }),
    /** Address the program is reached under, for codes that lead back to it. */
    origin: z.string().default(''),
  }),
  attempts: 3,
  backoffMs: 5_000,
  timeoutMs: 300_000,
});
