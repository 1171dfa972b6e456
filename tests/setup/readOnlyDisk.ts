import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const asRoot = (program: string, ...args: string[]): Buffer => execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });

/** Whether a file that is open takes more, as a database does. */
function takesMore(file: number): boolean {
  try {
    return writeSync(file, 'x') === 1;
  } catch {
    return false;
  }
}

/** A folder for one test that can be made such that nothing in it is written any more, by processes that have it open either, and back. */
export interface ShutFolder {
  readonly folder: string;
  readonly shut: () => void;
  /** Makes it take files again; whoever has it open goes on, or must be ended before where `restarts` says so. */
  readonly open: () => void;
  readonly restarts: boolean;
}

/**
 * Every file of a folder set immutable; null where this process, or this file system, cannot. Not the index of the log that SQLite maps into memory
 * (`-shm`): where such a file is immutable the kernel ends, with SIGBUS, whoever writes to a page of it that was on the disk already. A disk that the
 * system made read-only does not (`failingDisk`).
 */
export function immutableFolder(): ShutFolder | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-shut-'));
  const set = (sign: '+i' | '-i'): void => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !name.endsWith('-shm'));
    asRoot('chattr', sign, ...names.map((name) => path.join(folder, name)), folder);
  };
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const trial = path.join(folder, 'trial');
  writeFileSync(trial, '');
  const file = openSync(trial, 'a');
  try {
    set('+i');
    if (takesMore(file)) return null;
  } catch {
    return null;
  } finally {
    closeSync(file);
    try {
      set('-i');
    } catch {
      // where it could not be set there is nothing to take back
    }
    rmSync(trial, { force: true });
  }
  onTestFinished(() => set('-i'));
  return { folder, shut: () => set('+i'), open: () => set('-i'), restarts: false };
}

/** A disk of its own that the system makes read-only when it is told of a fault, as it does with a disk that fails; null where this process may not mount one. */
export function failingDisk(megabytes: number): ShutFolder | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-failing-'));
  const image = `${folder}.image`;
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(image, { force: true });
  });
  const mount = (): void => void asRoot('mount', '-o', 'loop,errors=remount-ro', image, folder);
  const fail = (): void => writeFileSync(`/sys/fs/ext4/${path.basename(asRoot('findmnt', '-no', 'SOURCE', folder).toString().trim())}/trigger_fs_error`, '1');
  const repair = (): void => {
    try {
      asRoot('e2fsck', '-fy', image);
    } catch {
      // it answers 1 when it mended something, which is what it is called for
    }
  };
  const unmount = (): void => void asRoot('umount', '-l', folder);
  try {
    writeFileSync(image, '');
    truncateSync(image, megabytes * 1024 * 1024);
    asRoot('mkfs.ext4', '-q', '-F', image);
    mount();
  } catch {
    return null;
  }
  onTestFinished(unmount);
  return { folder, shut: fail, open: () => [unmount, repair, mount].forEach((step) => step()), restarts: true };
}
