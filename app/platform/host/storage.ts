import path from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Bytes under a key; keys are ASCII and made by the program, never by a person. */
export interface FileStorage {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such key. */
  get(key: string): Promise<Buffer | null>;
  /** Throws when a key cannot be written and read back. */
  probe(): Promise<void>;
}

/** Opens what `STORAGE_URL` names; a folder by default. */
export function openStorage(folder: string): FileStorage {
  const disk = new Disk(new FSDriver({ location: path.resolve(folder), visibility: 'private' }));
  const storage: FileStorage = {
    put: (key, bytes) => disk.put(key, bytes),
    get: async (key) => ((await disk.exists(key)) ? Buffer.from(await disk.getBytes(key)) : null),
    probe: async () => {
      await disk.put('probe', new Uint8Array([1]));
      await disk.getBytes('probe');
    },
  };
  return storage;
}
