import { statfs } from 'node:fs/promises';

/** A disk that soon has no room. */
export interface LowDisk {
  readonly folder: string;
  readonly freeMegabytes: number;
}

/** Watches how much room there is. */
export interface DiskWatch {
  /** The folders whose disk has less room than the limit, fullest first; looked at no more often than every ten seconds. */
  low(): Promise<readonly LowDisk[]>;
}

const LOOK_MS = 10_000;
const MEGABYTE = 1024 * 1024;

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
  let [known, at] = [Promise.resolve<readonly LowDisk[]>([]), -Infinity];
  return {
    low: () => {
      if (performance.now() - at >= LOOK_MS) [known, at] = [look(), performance.now()];
      return known;
    },
  };
}
