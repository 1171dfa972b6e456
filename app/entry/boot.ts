import { reactions } from 'jobs/reactions';
import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { databaseFile } from 'db/dialect/address';
import { alone } from 'db/dialect/alone';
import { openStore } from 'db/dialect/open';
import { type Store } from 'db/dialect/store';
import { ForeignDatabase, NewerDatabase } from 'db/dialect/unfit';
import { millisecondsOf } from '~/domain/shared/instant';
import { CannotStart, type Config } from '~/platform/host/config';
import { watchDisks } from '~/platform/host/disks';
import { openHeads } from '~/platform/host/heads';
import { openMailbox, openPostOffice } from '~/platform/host/mail';
import { newId } from 'db/dialect/ids';
import { log } from '~/platform/host/log';
import { closeToOthers, makePrivately } from '~/platform/host/privacy';
import { openRobots } from '~/platform/host/robots';
import { openVault } from '~/platform/host/vault';
import { openStorage } from '~/platform/host/storage';
import { type Context, systemNow } from '~/services/context';

export { CannotStart };

const cannotWrite = (folder: string, error: unknown): CannotStart => {
  const reason = error instanceof Error && 'path' in error ? `（${error.message}）` : '';
  return new CannotStart(`数据目录 ${folder} 不能写入，请检查目录和其中文件的属主与权限，或用 ZHIAN_DATA 指定另一个目录${reason}。`);
};

/** Makes the data folder; whatever the process makes from now on is its owner's alone. Throws CannotStart. */
export function openFolders({ dataFolder }: Config): void {
  makePrivately();
  try {
    mkdirSync(dataFolder, { recursive: true });
    accessSync(dataFolder, constants.W_OK);
  } catch (error) {
    throw cannotWrite(dataFolder, error);
  }
}

/** Takes away what others on the machine may do with folders and files that are there already. Throws CannotStart. */
function closeFolders({ dataFolder, databaseUrl, storageFolder, headsFolder }: Config): void {
  try {
    closeToOthers({ dataFolder, databaseFile: databaseFile(databaseUrl), storageFolder, headsFolder });
  } catch (error) {
    throw cannotWrite(dataFolder, error);
  }
}

/** Opens the database and brings it up to this program; of several processes one after the other. Throws CannotStart. */
export async function openMigrated(config: Config): Promise<Store> {
  const store = openStoreOrExplain(config.databaseUrl);
  try {
    await alone(config.databaseUrl, () => store.migrate(), tellToWait);
    return store;
  } catch (error) {
    await store.close();
    throw explained(error, config.databaseUrl, '数据库无法打开或升级');
  }
}

/** Opens data folder, database and storage, and migrates. Throws CannotStart. */
export async function openContext(config: Config): Promise<Context> {
  openFolders(config);
  const store = await openMigrated(config);
  closeFolders(config);
  const file = databaseFile(config.databaseUrl);
  return {
    store, storage: openStorage(config.storageFolder), heads: openHeads(config.headsFolder), site: config, log, now: systemNow, newId: () => newId(millisecondsOf(systemNow())),
    ...(config.headsMail ? { mailbox: openMailbox(config.headsMail) } : {}),
    ...(config.mail ? { post: openPostOffice(config.mail) } : {}),
    channels: { robots: openRobots(config.robotOrigins), vault: openVault(config.keyFile) },
    disks: watchDisks([...(file === null ? [] : [path.dirname(file)]), config.storageFolder, config.dataFolder], config.diskWarnMegabytes),
  };
}

/** Said once when another process is at the same database. */
export const tellToWait = (): void => console.log('另一个进程正在准备这个数据库，等它完成…');

/** Opens the database as it is. Throws CannotStart. */
export function openStoreOrExplain(url: string): Store {
  try {
    return openStore(url, reactions);
  } catch (error) {
    throw explained(error, url, '数据库文件无法打开');
  }
}

/** Why there is no working with a database, as the person at the console reads it. */
function explained(error: unknown, url: string, failed: string): CannotStart {
  if (error instanceof NewerDatabase) return new CannotStart('数据库是由更新版本的程序建立的，请升级程序后再启动；数据没有被改动。');
  if (error instanceof ForeignDatabase) {
    const named = error.tables.slice(0, 3).join('、');
    return new CannotStart(
      `${withoutPassword(url)} 是别的程序的数据库${named ? `（其中有 ${named}${error.tables.length > 3 ? ` 等 ${error.tables.length} 个表` : ''}）` : ''}，没有对它做任何改动。` +
        '请用 ZHIAN_DATA 或 DATABASE_URL 指到本程序自己的数据库，或一个空的位置。',
    );
  }
  return new CannotStart(`${failed}：${error instanceof Error ? error.message : String(error)}`);
}

/** The address of a database as it may be shown. */
export const withoutPassword = (url: string): string => url.replace(/(:\/\/[^:/@]*):[^@/]*@/, '$1@');
