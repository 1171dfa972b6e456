import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isPostgres } from 'db/dialect/address';
import { copyIsWhole, restoreDatabase, type RestoreFault, restoreFault } from 'db/dialect/copy';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import type { Site } from '~/platform/host/config';
import { backupsIn, FILES_FOLDER, HEADS_COPY, type Manifest, manifestOf, measure, storedFiles } from './manifest';

export type RestoreRefusal =
  | { readonly code: 'noBackup'; readonly folder: string }
  | { readonly code: 'damaged'; readonly file: string }
  | { readonly code: 'filesInTheWay'; readonly folder: string; readonly file: string }
  | { readonly code: RestoreFault };

const ELSEWHERE = '请用 ZHIAN_DATA（或 DATABASE_URL、STORAGE_URL）指定一个空的位置。';

/** What the person at the console reads. */
export const RESTORE_REFUSALS: RefusalTexts<RestoreRefusal> = {
  noBackup: ({ folder }) => ({ status: 422, sentence: `${folder} 里没有完整的备份（没有可读的 manifest.json）。` }),
  damaged: ({ file }) => ({ status: 422, sentence: `备份里的 ${file} 缺失或与清单上的校验值不符，没有恢复。请换一份备份。` }),
  filesInTheWay: ({ folder, file }) => ({ status: 422, sentence: `文件目录 ${folder} 里已有不属于这份备份的文件（${file}），没有恢复。${ELSEWHERE}` }),
  notEmpty: () => ({ status: 422, sentence: `目标数据库里已有数据，没有恢复，原有数据没有改动。${ELSEWHERE}` }),
  otherDialect: () => ({ status: 422, sentence: '这份备份与目标不是同一种数据库（SQLite 或 PostgreSQL），不能恢复到这里。' }),
  otherMigration: () => ({ status: 422, sentence: '这份备份由另一个版本的程序做成，表结构不同。请用做备份的版本（见 manifest.json 的 version）恢复，再升级程序。' }),
};

/** A backup to be put back: the folder itself, or the newest in a folder of them. */
export function backupToRestore(folder: string): { folder: string; manifest: Manifest } | null {
  const newest = backupsIn(folder).at(-1);
  const chosen = newest && !manifestOf(folder) ? path.join(folder, newest) : folder;
  const manifest = manifestOf(chosen);
  return manifest && { folder: chosen, manifest };
}

/** The first file of a backup that is not what its manifest says; null when all are. */
async function damagedFile(folder: string, { database, files, heads }: Manifest): Promise<string | null> {
  const whole = [database, ...(heads ? [heads] : []), ...files.map((one) => ({ ...one, path: `${FILES_FOLDER}/${one.path}` }))];
  for (const { path: file, bytes, sha256 } of whole) {
    const source = path.join(folder, file);
    if (!existsSync(source) || statSync(source).size !== bytes || (await measure(source)).sha256 !== sha256) return file;
  }
  return null;
}

/**
 * Puts a backup where nothing is: looks over every byte first, then the files, then the database, so that an installation appears only when
 * it is whole; one that was cut off may be done again. Heads that are there already are newer, and stay. `prepare` makes the empty tables of a
 * PostgreSQL database.
 */
export async function restoreBackup(
  site: Pick<Site, 'databaseUrl' | 'storageFolder'>,
  headsFile: string,
  from: string,
  prepare: () => Promise<void>,
): Promise<Decision<{ folder: string; manifest: Manifest }, RestoreRefusal>> {
  const found = backupToRestore(from);
  if (!found) return refused({ code: 'noBackup', folder: from });
  const { folder, manifest } = found;
  const damaged = await damagedFile(folder, manifest);
  if (damaged) return refused({ code: 'damaged', file: damaged });
  const { path: file, dialect, migration } = manifest.database;
  const copy = { file, dialect, migration };
  if (!(await copyIsWhole(folder, copy))) return refused({ code: 'damaged', file });
  const ours = new Map(manifest.files.map((one) => [one.path, one]));
  for (const there of await storedFiles(site.storageFolder)) {
    const own = ours.get(there);
    if (!own || (await measure(path.join(site.storageFolder, there))).sha256 !== own.sha256) return refused({ code: 'filesInTheWay', folder: site.storageFolder, file: there });
  }
  if (dialect === 'postgres' && isPostgres(site.databaseUrl)) await prepare();
  const fault = await restoreFault(site.databaseUrl, copy);
  if (fault) return refused({ code: fault });
  for (const { path: stored } of manifest.files) {
    const target = path.join(site.storageFolder, stored);
    if (existsSync(target)) continue;
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    copyFileSync(path.join(folder, FILES_FOLDER, stored), target);
  }
  if (manifest.heads && !existsSync(headsFile)) {
    mkdirSync(path.dirname(headsFile), { recursive: true, mode: 0o700 });
    copyFileSync(path.join(folder, HEADS_COPY), headsFile);
  }
  await restoreDatabase(site.databaseUrl, folder, copy);
  return decided(found);
}
