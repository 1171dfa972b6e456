import { remindDueJob, remindMorningJob } from 'jobs/definitions/routine';
import { remindDue } from '~/services/inbox/remindDue';
import { remindMorning } from '~/services/inbox/remindMorning';
import { handler } from './handler';

export const remindMorningHandler = handler(remindMorningJob, (cx, { enterpriseId }) => remindMorning(cx, enterpriseId));

export const remindDueHandler = handler(remindDueJob, (cx, { enterpriseId }) => remindDue(cx, enterpriseId));
