import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const asRoot = (program: string, ...args: string[]): Buffer => execFileSync(program, args, { stdio: 'ignore' });

/** A disk of so many kilobytes for one test; null where this process may not mount one. */
export function smallDisk(kilobytes: number): string | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-disk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  try {
    asRoot('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
  } catch {
    return null;
  }
  onTestFinished(() => void asRoot('umount', '-l', folder));
  return folder;
}
