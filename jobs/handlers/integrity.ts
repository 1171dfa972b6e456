import { mailHeadsJob, pruneTrailsJob, writeHeadsJob } from 'jobs/definitions/integrity';
import { pruneTrails } from '~/services/audit/pruneTrails';
import { askForMails, mailHeads } from '~/services/integrity/mailHeads';
import { writeHeads } from '~/services/integrity/writeHeads';
import { handler } from './handler';

export const writeHeadsHandler = handler(writeHeadsJob, async (cx, { slot }) => {
  const written = await writeHeads(cx, slot);
  await askForMails(cx, slot);
  return written;
});

export const mailHeadsHandler = handler(mailHeadsJob, (cx, payload, { signal }) => mailHeads(cx, payload, signal));

export const pruneTrailsHandler = handler(pruneTrailsJob, (cx) => pruneTrails(cx));
