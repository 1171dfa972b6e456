import { eq } from 'drizzle-orm';
import { dayOf, instantOf } from '../../../app/domain/shared/instant';
import { valuesOf } from '../../../app/domain/shared/stored';
import { integer, json, primaryKey, table, text } from '../../dialect/columns';
import type { Reader } from '../../dialect/reader';
import { update, type Write } from '../../dialect/writes';

/** The settings as they were when items of a period began to be asked until they are done; properties are named as the columns. */
const settings = table(
  'settings',
  { enterprise_id: text('enterprise_id').notNull(), values: json('values', valuesOf).notNull(), version: integer('version').notNull() },
  (of) => [primaryKey({ columns: [of.enterprise_id] })],
);

/** What an earlier release had owed stays as it was: a factory that is here already begins with the periods that begin from the day of the move on. */
export const ASKED_UNTIL_DONE = {
  name: 'askedUntilDone',
  since: 22,
  async writes(read: Reader, chain: string): Promise<readonly Write[]> {
    const [stored] = await read.select().from(settings).where(eq(settings.enterprise_id, chain));
    if (!stored) return [];
    const values = { ...stored.values, askedUntilDoneFrom: dayOf(instantOf(Date.now())) };
    return [update(settings, { enterprise_id: chain }, { values, version: stored.version + 1 }, { version: stored.version })];
  },
};
