/** Photos and unsent checks on this phone, in IndexedDB; everything answers null or nothing where the browser has none. */
const DATABASE = 'zhian';
const STORES = ['photos', 'outbox'] as const;
type StoreName = (typeof STORES)[number];

let opening: Promise<IDBDatabase | null> | null = null;

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(null);
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
  return opening;
}

async function run<T>(store: StoreName, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  const database = await open();
  if (!database) return null;
  return new Promise((resolve) => {
    const transaction = database.transaction(store, mode);
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => resolve(null);
    transaction.onerror = () => resolve(null);
  });
}

/** Keeps a value under a key; false when the phone could not keep it. */
export const keep = async (store: StoreName, key: string, value: unknown): Promise<boolean> => (await run(store, 'readwrite', (held) => held.put(value, key))) !== null;
export const held = <T>(store: StoreName, key: string): Promise<T | null> => run<T>(store, 'readonly', (held) => held.get(key) as IDBRequest<T>);
export const allHeld = async <T>(store: StoreName): Promise<T[]> => (await run<T[]>(store, 'readonly', (held) => held.getAll() as IDBRequest<T[]>)) ?? [];
export const letGo = async (store: StoreName, key: string): Promise<void> => void (await run(store, 'readwrite', (held) => held.delete(key)));
