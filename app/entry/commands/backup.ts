import { existsSync } from 'node:fs';
import path from 'node:path';
import { databaseFile, isPostgres } from 'db/dialect/address';
import { inspect } from 'db/dialect/inspect';
import { NothingToRead } from 'db/dialect/inspected';
import { millisecondsOf } from '~/domain/shared/instant';
import { openHeads } from '~/platform/host/heads';
import { newId } from 'db/dialect/ids';
import { log } from '~/platform/host/log';
import { makePrivately } from '~/platform/host/privacy';
import { systemNow } from '~/services/context';
import { makeBackup } from '~/services/installation/makeBackup';
import { inMegabytes } from '~/services/installation/manifest';
import { CONSOLE } from '~/services/told';
import { openStoreOrExplain } from '../boot';
import type { Command } from './command';

/** `backup [FOLDER]`: copies database and files into a folder of their own under FOLDER, beside a server that goes on serving. */
export const backup: Command = {
  name: 'backup',
  purpose: '备份数据库和文件：backup 目录（服务运行时也可以做；目录不写时用 ZHIAN_BACKUP）',
  run: async ([folder], config, print) => {
    const target = folder ? path.resolve(folder) : (config.backup?.folder ?? null);
    if (target === null) {
      print('请写备份放到哪个目录：npm run zhian -- backup 目录。');
      return 2;
    }
    const file = databaseFile(config.databaseUrl);
    if (file !== null && !existsSync(file)) {
      print(`没有可备份的数据库：${file} 不存在。请用 ZHIAN_DATA 或 DATABASE_URL 指到正在使用的数据。`);
      return 2;
    }
    const missing = isPostgres(config.databaseUrl) ? await nothingIn(config.databaseUrl) : null;
    if (missing !== null) {
      print(`没有可备份的数据库：${missing}请用 DATABASE_URL 指到正在使用的数据。`);
      return 2;
    }
    makePrivately();
    const store = openStoreOrExplain(config.databaseUrl);
    try {
      const { name, bytes, files, dropped } = await makeBackup({ store, heads: openHeads(config.headsFolder), site: config, log, now: systemNow, newId: () => newId(millisecondsOf(systemNow())) }, target, config.backupKeep, CONSOLE);
      print(`✓ 已备份到 ${path.join(target, name)}：数据库和 ${files} 个文件，共 ${inMegabytes(bytes)}。${dropped > 0 ? `保留最近 ${config.backupKeep} 份，删去较早的 ${dropped} 份。` : ''}`);
      return 0;
    } catch (error) {
      print(`✗ 没有备份成：${error instanceof Error ? error.message : String(error)}。没有做完的部分不算备份，请排除原因后再做一次。`);
      return 1;
    } finally {
      await store.close();
    }
  },
};

/** Why a database holds nothing of this program; null where it does. A file is looked at when it is opened. */
async function nothingIn(url: string): Promise<string | null> {
  try {
    await (await inspect(url)).close();
    return null;
  } catch (error) {
    if (error instanceof NothingToRead) return error.message;
    throw error;
  }
}
