import { pruneJobsJob } from 'jobs/definitions/pruneJobs';
import { pruneJobs } from '~/services/jobs/pruneJobs';
import { handler } from './handler';

export const pruneJobsHandler = handler(pruneJobsJob, (cx) => pruneJobs(cx));
