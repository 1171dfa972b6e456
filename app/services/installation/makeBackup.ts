import { existsSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyDatabase, copyIsWhole } from 'db/dialect/copy';
import { keepFact, namesOfEnterprises } from 'db/repositories/installation';
import { type Actor, SYSTEM } from '~/domain/shared/actor';
import { audit, type AuditEntry } from '../audit/audit';
import type { Context } from '../context';
import { UPLOADS } from '../risk/import/upload';
import { backupName, backupsIn, type CopiedFile, FILES_FOLDER, HEADS_COPY, inMegabytes, type Manifest, MANIFEST_FILE, manifestOf, measure, storedFiles } from './manifest';

/** A backup as it stands in its folder. */
export interface BackupMade {
  readonly name: string;
  readonly bytes: number;
  readonly files: number;
  /** Older backups that were taken away. */
  readonly dropped: number;
}

const PARTIAL = '.partial-';
/** After so long a folder that was never finished belongs to nobody any more. */
const FORGOTTEN_MS = 86_400_000;

/**
 * Copies database, files and heads into a folder of their own under `folder`, while others go on working: the database first, as it is at one
 * moment, then the files, of which a record never speaks before they are there, and the heads, of which the same is true. What is made has another name until its manifest is on the
 * disk, so that a backup that was cut off never counts. Of the whole ones the newest `keep` stay. The moment is kept for the desk.
 * A file that the last backup has too is linked to it and takes no room. The audit of every enterprise, and of the platform, tells who made it:
 * a copy of all records left the program. Throws when the copy is not whole or cannot be written.
 */
export async function makeBackup(cx: Pick<Context, 'store' | 'heads' | 'site' | 'log' | 'now' | 'newId'>, folder: string, keep: number, actor: Actor = SYSTEM): Promise<BackupMade> {
  const at = cx.now();
  const name = backupName(at);
  const partial = path.join(folder, `${PARTIAL}${name}`);
  await mkdir(path.join(partial, FILES_FOLDER), { recursive: true, mode: 0o700 });
  const copy = await copyDatabase(cx.site.databaseUrl, partial);
  if (!(await copyIsWhole(partial, copy))) throw new Error(`the copy of the database in ${partial} is not whole`);
  await settle(path.join(partial, copy.file));
  const files = await copyFiles(cx.site.storageFolder, folder, partial);
  const heads = await copyHeads(cx.heads.file, partial);
  const { file, ...origin } = copy;
  const manifest: Manifest = { program: 'zhian', format: 1, version: cx.site.version, at, database: { path: file, ...(await measure(path.join(partial, file))), ...origin }, files, heads };
  await writeFile(path.join(partial, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  await settle(path.join(partial, MANIFEST_FILE));
  await settle(partial);
  await rename(partial, path.join(folder, name));
  await settle(folder);
  const bytes = manifest.database.bytes + files.reduce((sum, one) => sum + one.bytes, 0);
  await cx.store.write([await keepFact(cx.store.read, 'backup', { folder, name, bytes, files: files.length }, at)]);
  const houses = [null, ...(await namesOfEnterprises(cx.store.read)).keys()];
  const detail = `数据库和 ${files.length} 个文件，共 ${inMegabytes(bytes)}`;
  await audit(cx, ...houses.map((enterpriseId): AuditEntry => ({ kind: 'backedUp', enterpriseId, actor, subject: { kind: 'backup', id: '', name: path.join(folder, name) }, detail })));
  return { name, bytes, files: files.length, dropped: await dropOld(folder, keep) };
}

/** Copies the file of heads; null where none was written yet. */
async function copyHeads(source: string, partial: string): Promise<CopiedFile | null> {
  if (!existsSync(source)) return null;
  const target = path.join(partial, HEADS_COPY);
  await copyFile(source, target);
  await chmod(target, 0o600);
  await settle(target);
  return { path: HEADS_COPY, ...(await measure(target)) };
}

/** Copies every stored file, or links it to the same file of the last backup; answers what is there now. */
async function copyFiles(storageFolder: string, folder: string, partial: string): Promise<CopiedFile[]> {
  const last = backupsIn(folder).at(-1);
  const before = new Map((last ? manifestOf(path.join(folder, last)) : null)?.files.map((one) => [one.path, one.sha256]));
  const copied: CopiedFile[] = [];
  const folders = new Set<string>();
  for (const file of await storedFiles(storageFolder)) {
    const [source, target] = [path.join(storageFolder, file), path.join(partial, FILES_FOLDER, file)];
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    folders.add(path.dirname(target));
    const found = await measure(source).catch((error: unknown) => {
      // an upload that nobody waited for any more was cleared away meanwhile; every other file stays for good
      if (file.startsWith(`${UPLOADS}/`) && !existsSync(source)) return null;
      throw error;
    });
    if (!found) continue;
    if (last && before.get(file) === found.sha256 && (await linked(path.join(folder, last, FILES_FOLDER, file), target, found.bytes))) {
      copied.push({ path: file, ...found });
    } else {
      await copyFile(source, target);
      await chmod(target, 0o600);
      await settle(target);
      copied.push({ path: file, ...(await measure(target)) });
    }
  }
  for (const one of folders) await settle(one);
  return copied;
}

/** Links a file to an earlier copy of it; false where the disk knows no links or the copy is not what it was. */
async function linked(earlier: string, target: string, bytes: number): Promise<boolean> {
  try {
    if ((await stat(earlier)).size !== bytes) return false;
    await link(earlier, target);
    return true;
  } catch {
    return false;
  }
}

/** Waits until a file or folder is on the disk. */
async function settle(name: string): Promise<void> {
  const handle = await open(name, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes away whole backups beyond the newest `keep`, and what was cut off more than a day ago. Answers how many whole ones. */
async function dropOld(folder: string, keep: number): Promise<number> {
  const old = backupsIn(folder).slice(0, -keep);
  // Without its manifest it is no backup any more, however far the removal gets.
  for (const name of old) {
    await rm(path.join(folder, name, MANIFEST_FILE));
    await rm(path.join(folder, name), { recursive: true });
  }
  for (const name of await readdir(folder)) {
    const partial = path.join(folder, name);
    if (name.startsWith(PARTIAL) && existsSync(partial) && Date.now() - (await stat(partial)).mtimeMs > FORGOTTEN_MS) await rm(partial, { recursive: true });
  }
  return old.length;
}
