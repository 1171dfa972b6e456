import { pruneSessionsJob } from 'jobs/definitions/pruneSessions';
import { pruneSessions } from '~/services/session/pruneSessions';
import { handler } from './handler';

export const pruneSessionsHandler = handler(pruneSessionsJob, (cx) => pruneSessions(cx));
