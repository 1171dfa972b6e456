import type { Store } from 'db/dialect/store';
import { jobs } from 'db/schema/log';
import { getTableName } from 'drizzle-orm';

const OUTBOX = getTableName(jobs);

/** The same store, which tells `onJobs` after a commit or write that put something into the outbox: the worker need not poll for it. */
export function announceJobs(store: Store, onJobs: () => void): Store {
  return {
    ...store,
    commit: async (request) => {
      let asked = false;
      const head = await store.commit({
        ...request,
        build: (serials) => {
          const set = request.build(serials);
          asked = (set.jobs?.length ?? 0) > 0;
          return set;
        },
      });
      if (asked) onJobs();
      return head;
    },
    write: async (writes, told) => {
      await store.write(writes, told);
      if (writes.some((write) => write.kind === 'insert' && getTableName(write.table) === OUTBOX)) onJobs();
    },
  };
}
