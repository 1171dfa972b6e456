import { remindDueJob, remindLibraryJob, remindMorningJob } from 'jobs/definitions/routine';
import { remindDue } from '~/services/inbox/remindDue';
import { remindLibrary } from '~/services/inbox/remindLibrary';
import { remindMorning } from '~/services/inbox/remindMorning';
import { handler } from './handler';

export const remindMorningHandler = handler(remindMorningJob, (cx, { enterpriseId }) => remindMorning(cx, enterpriseId));

export const remindLibraryHandler = handler(remindLibraryJob, (cx, { enterpriseId }) => remindLibrary(cx, enterpriseId));

export const remindDueHandler = handler(remindDueJob, (cx, { enterpriseId }) => remindDue(cx, enterpriseId));
