/** What this phone keeps, in IndexedDB: photos, and what is to be sent. Everything answers null or false where the browser keeps nothing. */
const DATABASE = 'zhian';
const STORES = ['photos', 'outbox'] as const;
type StoreName = (typeof STORES)[number];

let opening: Promise<IDBDatabase | null> | null = null;

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
  return opening;
}

/** Does something in one transaction over both stores; null when it was not done. */
async function run<T>(mode: IDBTransactionMode, work: (store: (name: StoreName) => IDBObjectStore) => IDBRequest<T> | void): Promise<T | null> {
  const database = await open();
  if (!database) return null;
  return new Promise((resolve) => {
    try {
      const transaction = database.transaction([...STORES], mode);
      const request = work((name) => transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request ? request.result : (true as T));
      transaction.onabort = transaction.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

/** A photo as it is kept: bytes rather than a Blob, which some browsers lose. */
export interface HeldPhoto {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

export const keep = async (store: StoreName, key: string, value: unknown): Promise<boolean> => (await run('readwrite', (of) => of(store).put(value, key))) !== null;
export const allHeld = async <T>(store: StoreName): Promise<T[]> => (await run<T[]>('readonly', (of) => of(store).getAll() as IDBRequest<T[]>)) ?? [];
/** Takes something that was sent off the phone, with its photos, in one step. */
export const letGo = async (entry: string | null, photos: readonly string[]): Promise<void> =>
  void (await run<unknown>('readwrite', (of) => {
    if (entry !== null) of('outbox').delete(entry);
    photos.forEach((key) => of('photos').delete(key));
  }));

/** What was taken in this page. */
const inMemory = new Map<string, Blob>();

/** A photo of this page, or one that is held; null where it is not, or not any more. */
export const photoAt = async (key: string): Promise<Blob | null> => inMemory.get(key) ?? photoHeld(key);

/** A photo that is held; null where it is not, or not any more. One that an earlier release kept is a Blob. */
export async function photoHeld(key: string): Promise<Blob | null> {
  const held = await run<HeldPhoto | Blob | undefined>('readonly', (of) => of('photos').get(key) as IDBRequest<HeldPhoto | Blob | undefined>);
  if (!held) return null;
  return held instanceof Blob ? held : new Blob([held.bytes], { type: held.type });
}

/** Keeps a photo, as long as this page is open in any case; false where there is no room, or where it cannot be read back. */
export async function keepPhoto(key: string, photo: Blob): Promise<boolean> {
  inMemory.set(key, photo);
  const held: HeldPhoto = { type: photo.type, bytes: await photo.arrayBuffer() };
  return (await keep('photos', key, held)) && (await photoHeld(key))?.size === photo.size;
}

/** What is said and looked up at every tap, where it is written at once. False and null where the browser keeps nothing. */
export const words = {
  put(key: string, value: unknown): boolean {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  get<T>(key: string): T | null {
    try {
      const text = localStorage.getItem(key);
      return text === null ? null : (JSON.parse(text) as T);
    } catch {
      return null;
    }
  },
  /** Keys that begin so. */
  keys(prefix: string): string[] {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  },
  drop(...keys: readonly string[]): void {
    try {
      keys.forEach((key) => localStorage.removeItem(key));
    } catch {
      // Nothing was kept where nothing may be kept.
    }
  },
};
