import { pruneJobsJob } from 'jobs/definitions/pruneJobs';
import { pruneJobs } from '~/services/jobs/pruneJobs';
import { pruneReceipts } from '~/services/pruneReceipts';
import { handler } from './handler';

export const pruneJobsHandler = handler(pruneJobsJob, async (cx) => (await pruneJobs(cx)) + (await pruneReceipts(cx)));
