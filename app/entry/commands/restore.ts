import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { keepFact } from 'db/repositories/installation';
import { explain } from '~/domain/shared/refusal';
import { openHeads } from '~/platform/host/heads';
import { type Drill, DRILL_FILE } from '~/services/installation/manifest';
import { restoreBackup, RESTORE_REFUSALS } from '~/services/installation/restoreBackup';
import { openContext, openFolders, openMigrated } from '../boot';
import type { Command } from './command';
import { verify } from './verify';

/** Notes the drill beside the backup, where the desk of the running installation finds it. */
function noteDrill(folder: string, drill: Drill, print: (line: string) => void): void {
  try {
    writeFileSync(path.join(folder, DRILL_FILE), `${JSON.stringify(drill)}\n`, { mode: 0o600 });
  } catch (error) {
    print(`恢复演练没有能记在备份旁边（${error instanceof Error ? error.message : String(error)}），工作台上不会显示这一次。`);
  }
}

/** `restore FOLDER`: puts a backup into an empty data folder, compares all of it, and notes the drill in both places. */
export const restore: Command = {
  name: 'restore',
  purpose: '把备份恢复到空的数据目录并核对：restore 备份目录（目标由 ZHIAN_DATA 等指定；有发现时退出码为 1）',
  run: async ([folder], config, print) => {
    if (!folder) {
      print('请写要恢复的备份：npm run zhian -- restore 备份目录。');
      return 2;
    }
    openFolders(config);
    const result = await restoreBackup(config, openHeads(config.headsFolder).file, path.resolve(folder), async () => (await openMigrated(config)).close());
    if (!result.ok) {
      print(explain(RESTORE_REFUSALS, result.refusal).sentence);
      return 2;
    }
    const { folder: from, manifest } = result.fact;
    print(`已把 ${from}（${manifest.at} 的备份，${manifest.files.length} 个文件）恢复到 ${config.dataFolder}，正在核对…`);
    const cx = await openContext(config);
    try {
      const code = await verify.run([], config, print);
      const drill: Drill = { at: cx.now(), agrees: code === 0 };
      await cx.store.write([await keepFact(cx.store.read, 'restore', drill, drill.at)]);
      noteDrill(from, drill, print);
      return code;
    } finally {
      await cx.store.close();
    }
  },
};
