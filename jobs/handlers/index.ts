import { everyEnterpriseHandler } from './everyEnterprise';
import type { Handler } from './handler';
import { pruneJobsHandler } from './pruneJobs';

/** Everything this program can be asked to do later. */
export const HANDLERS: readonly Handler[] = [everyEnterpriseHandler, pruneJobsHandler];
