import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { openStore } from 'db/dialect/open';
import { NewerDatabase } from 'db/dialect/store';
import { millisecondsOf } from '~/domain/shared/instant';
import { CannotStart, type Config } from '~/platform/host/config';
import { watchDisks } from '~/platform/host/disks';
import { openHeads } from '~/platform/host/heads';
import { newId } from '~/platform/host/ids';
import { log } from '~/platform/host/log';
import { openStorage } from '~/platform/host/storage';
import { type Context, systemNow } from '~/services/context';

export { CannotStart };

/** Opens data folder, database and storage, and migrates. Throws CannotStart. */
export async function openContext(config: Config): Promise<Context> {
  try {
    mkdirSync(config.dataFolder, { recursive: true });
    accessSync(config.dataFolder, constants.W_OK);
  } catch {
    throw new CannotStart(`数据目录 ${config.dataFolder} 不能写入，请检查目录权限，或用 ZHIAN_DATA 指定另一个目录。`);
  }
  const store = openStoreOrExplain(config.databaseUrl);
  try {
    await store.migrate();
  } catch (error) {
    await store.close();
    if (error instanceof NewerDatabase) throw new CannotStart('数据库是由更新版本的程序建立的，请升级程序后再启动；数据没有被改动。');
    throw new CannotStart(`数据库无法打开或升级：${error instanceof Error ? error.message : String(error)}`);
  }
  return {
    store, storage: openStorage(config.storageFolder), heads: openHeads(config.headsFolder), log, now: systemNow, newId: () => newId(millisecondsOf(systemNow())),
    disks: watchDisks([...databaseFolders(config.databaseUrl), config.storageFolder, config.dataFolder], config.diskWarnMegabytes),
  };
}

/** Where the database lies, when it is a file. */
const databaseFolders = (url: string): string[] => (/^postgres(ql)?:/.test(url) ? [] : [path.dirname(path.resolve(url.replace(/^file:/, '')))]);

function openStoreOrExplain(url: string) {
  try {
    return openStore(url);
  } catch (error) {
    throw new CannotStart(`数据库文件无法打开：${error instanceof Error ? error.message : String(error)}`);
  }
}
