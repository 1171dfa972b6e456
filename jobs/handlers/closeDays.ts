import { closeDaysJob } from 'jobs/definitions/routine';
import { closeDays } from '~/services/routine/closeDay';
import { handler } from './handler';

export const closeDaysHandler = handler(closeDaysJob, (cx, { enterpriseId }, run) => closeDays(cx, enterpriseId, run));
