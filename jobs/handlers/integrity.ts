import { writeHeadsJob } from 'jobs/definitions/integrity';
import { writeHeads } from '~/services/integrity/writeHeads';
import { handler } from './handler';

export const writeHeadsHandler = handler(writeHeadsJob, (cx, { slot }) => writeHeads(cx, slot));
