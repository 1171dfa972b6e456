import { chmodSync, existsSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

const OTHERS = 0o077;
const STICKY = 0o1000;

/** Takes away what others may do with one file or folder; answers whether it is a folder to go into. Links are left alone. */
function close(name: string): boolean {
  const stat = lstatSync(name);
  if (stat.isSymbolicLink()) return false;
  // A folder with the sticky bit (`/tmp`) belongs to everybody and stays so.
  const shared = stat.isDirectory() && (stat.mode & STICKY) !== 0;
  if ((stat.mode & OTHERS) !== 0 && !shared) chmodSync(name, stat.isDirectory() ? 0o700 : 0o600);
  return stat.isDirectory();
}

/** The same for a folder and all that lies in it. */
function closeAll(folder: string): void {
  if (!existsSync(folder) || !close(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) closeAll(name);
    else close(name);
  }
}

/** Where an installation keeps what is its own. */
interface Folders {
  readonly dataFolder: string;
  readonly databaseFile: string | null;
  readonly storageFolder: string;
  readonly headsFolder: string;
}

const isWithin = (name: string, folder: string): boolean => !path.relative(path.resolve(folder), path.resolve(name)).startsWith('..');

/** From now on whatever this process makes is its owner's alone: files 0600, folders 0700. */
export const makePrivately = (): void => void process.umask(OTHERS);

/**
 * Closes what is there already: the folders of the program, the database with all that lies beside it under its name (WAL, copies before a
 * migration), the sign-in names of the demo, the heads beside them, and every stored file. What else somebody keeps in the data folder is left as
 * it is, and so is a place for the heads elsewhere, which others may have to read.
 */
export function closeToOthers({ dataFolder, databaseFile, storageFolder, headsFolder }: Folders): void {
  close(dataFolder);
  closeAll(storageFolder);
  if (isWithin(headsFolder, dataFolder)) closeAll(headsFolder);
  const named = [databaseFile, path.join(dataFolder, 'demo-accounts.json')].filter((name) => name !== null);
  for (const name of named) {
    const folder = path.dirname(name);
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder)) if (entry.startsWith(path.basename(name))) close(path.join(folder, entry));
  }
}
