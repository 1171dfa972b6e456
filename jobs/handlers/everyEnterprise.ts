import { everyEnterpriseJob } from 'jobs/definitions/everyEnterprise';
import { everyEnterprise } from '~/services/jobs/everyEnterprise';
import { handler } from './handler';

export const everyEnterpriseHandler = handler(everyEnterpriseJob, (cx, { job, slot }) => everyEnterprise(cx, job, slot));
