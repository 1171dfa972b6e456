import { pruneTrailsJob, writeHeadsJob } from 'jobs/definitions/integrity';
import { pruneTrails } from '~/services/audit/pruneTrails';
import { writeHeads } from '~/services/integrity/writeHeads';
import { handler } from './handler';

export const writeHeadsHandler = handler(writeHeadsJob, (cx, { slot }) => writeHeads(cx, slot));

export const pruneTrailsHandler = handler(pruneTrailsJob, (cx) => pruneTrails(cx));
