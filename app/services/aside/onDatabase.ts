import { openStore } from 'db/dialect/open';
import type { Store } from 'db/dialect/store';
import { reactions } from 'jobs/reactions';

/** Works on the database of the installation by a connection of its own: thousands of rows are read and written without anybody else waiting. */
export async function onDatabase<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(url, reactions);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
