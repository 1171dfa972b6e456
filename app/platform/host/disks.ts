import { randomBytes } from 'node:crypto';
import { open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';

/** A disk that soon has no room. */
export interface LowDisk {
  readonly folder: string;
  readonly freeMegabytes: number;
}

/** Watches how much room there is. */
export interface DiskWatch {
  /** The folders whose disk has less room than the limit, fullest first; looked at no more often than every ten seconds. */
  low(): Promise<readonly LowDisk[]>;
  /** The folders in which no file can be made, whatever stands against it; looked at as often. */
  closed(): Promise<readonly string[]>;
}

const LOOK_MS = 10_000;
const MEGABYTE = 1024 * 1024;

/** Asks for something no more often than every ten seconds, whoever wants to know it. */
function seldom<T>(look: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  let at = 0;
  return () => {
    if (!known || performance.now() - at >= LOOK_MS) [known, at] = [look(), performance.now()];
    return known;
  };
}

/** Whether a file can be made in a folder; a folder that is not there yet will be made with its first file. */
async function takesFiles(folder: string): Promise<boolean> {
  const file = path.join(folder, `.probe-${randomBytes(9).toString('hex')}`);
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.close();
    await rm(file);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** Watches the disks under some folders. `warnBelow` is in megabytes; 0 never warns. Folders of one disk are told once. */
export function watchDisks(folders: readonly string[], warnBelow: number): DiskWatch {
  const look = async (): Promise<readonly LowDisk[]> => {
    const found = new Map<string, LowDisk>();
    for (const folder of folders) {
      // a folder that is not there yet has no disk to speak of
      const disk = await statfs(folder).catch(() => null);
      if (!disk) continue;
      const freeMegabytes = Math.floor((disk.bavail * disk.bsize) / MEGABYTE);
      const key = `${disk.type} ${disk.blocks} ${disk.bavail}`;
      if (freeMegabytes < warnBelow && !found.has(key)) found.set(key, { folder, freeMegabytes });
    }
    return [...found.values()].sort((a, b) => a.freeMegabytes - b.freeMegabytes);
  };
  const tryAll = async (): Promise<readonly string[]> => {
    const closed: string[] = [];
    for (const folder of new Set(folders)) if (!(await takesFiles(folder))) closed.push(folder);
    return closed;
  };
  return { low: seldom(look), closed: seldom(tryAll) };
}
