import type { Write } from 'db/dialect/writes';
import { everyEnterpriseJob } from 'jobs/definitions/everyEnterprise';
import type { Context } from '~/services/context';
import { outboxRow } from '~/services/jobs/outbox';

/** Asks that every factory be told of an edition, in the write set that brings it into force: released by an editor, or loaded with the program. */
export function libraryNews(cx: Pick<Context, 'now'>, edition: number): Write {
  const slot = `edition-${edition}`;
  return outboxRow(cx, null, everyEnterpriseJob.job(slot, { job: 'remindLibrary', slot }));
}
