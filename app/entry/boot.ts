import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { databaseFile } from 'db/dialect/address';
import { alone } from 'db/dialect/alone';
import { openStore } from 'db/dialect/open';
import { NewerDatabase } from 'db/dialect/store';
import { millisecondsOf } from '~/domain/shared/instant';
import { CannotStart, type Config } from '~/platform/host/config';
import { watchDisks } from '~/platform/host/disks';
import { openHeads } from '~/platform/host/heads';
import { openMailbox } from '~/platform/host/mail';
import { newId } from '~/platform/host/ids';
import { log } from '~/platform/host/log';
import { closeToOthers, makePrivately } from '~/platform/host/privacy';
import { openStorage } from '~/platform/host/storage';
import { type Context, systemNow } from '~/services/context';

export { CannotStart };

/** Makes the folders of an installation its own, those that are there and those to come: nobody else on the machine may read them. Throws CannotStart. */
export function openFolders({ dataFolder, databaseUrl, storageFolder }: Config): void {
  makePrivately();
  try {
    mkdirSync(dataFolder, { recursive: true });
    accessSync(dataFolder, constants.W_OK);
    closeToOthers({ dataFolder, databaseFile: databaseFile(databaseUrl), storageFolder });
  } catch (error) {
    const reason = error instanceof Error && 'path' in error ? `（${error.message}）` : '';
    throw new CannotStart(`数据目录 ${dataFolder} 不能写入，请检查目录和其中文件的属主与权限，或用 ZHIAN_DATA 指定另一个目录${reason}。`);
  }
}

/** Opens data folder, database and storage, and migrates; of several processes one after the other. Throws CannotStart. */
export async function openContext(config: Config): Promise<Context> {
  openFolders(config);
  const store = openStoreOrExplain(config.databaseUrl);
  try {
    await alone(config.databaseUrl, () => store.migrate(), tellToWait);
  } catch (error) {
    await store.close();
    if (error instanceof NewerDatabase) throw new CannotStart('数据库是由更新版本的程序建立的，请升级程序后再启动；数据没有被改动。');
    throw new CannotStart(`数据库无法打开或升级：${error instanceof Error ? error.message : String(error)}`);
  }
  const file = databaseFile(config.databaseUrl);
  return {
    store, storage: openStorage(config.storageFolder), heads: openHeads(config.headsFolder), site: config, log, now: systemNow, newId: () => newId(millisecondsOf(systemNow())),
    ...(config.headsMail ? { mailbox: openMailbox(config.headsMail) } : {}),
    disks: watchDisks([...(file === null ? [] : [path.dirname(file)]), config.storageFolder, config.dataFolder], config.diskWarnMegabytes),
  };
}

/** Said once when another process is at the same database. */
export const tellToWait = (): void => console.log('另一个进程正在准备这个数据库，等它完成…');

function openStoreOrExplain(url: string) {
  try {
    return openStore(url);
  } catch (error) {
    throw new CannotStart(`数据库文件无法打开：${error instanceof Error ? error.message : String(error)}`);
  }
}
