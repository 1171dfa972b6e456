import { update } from 'db/dialect/writes';
import { riskImportsOf } from 'db/repositories/risk/riskImports';
import { scopeOf } from 'db/repositories/scope';
import { riskImports } from 'db/schema';
import { Outgrown } from '~/platform/host/sideProcesses';
import { reading } from '~/services/aside/aside';
import type { Context } from '~/services/context';

/** The longest a file is read; what takes longer was made to. */
const READ_MS = 30_000;

/**
 * Has an upload read (`readUpload`) apart from the process that answers requests, which sees neither the file nor its rows. A file that takes
 * too much time or memory is refused like any other bad one.
 */
export async function readImport(cx: Context, enterpriseId: string, importId: string, run: { progress(percent: number): Promise<void>; readonly signal?: AbortSignal }): Promise<void> {
  let told: Promise<void> = Promise.resolve();
  const onTold = (percent: number): void => {
    told = told.then(() => run.progress(percent));
  };
  const { databaseUrl, storageFolder } = cx.site;
  try {
    await reading.run('readUpload', { url: databaseUrl, storageFolder, enterpriseId, importId }, { milliseconds: READ_MS, signal: run.signal, onTold });
  } catch (error) {
    if (!(error instanceof Outgrown)) throw error;
    const upload = await riskImportsOf(scopeOf(cx.store, enterpriseId)).unread(importId);
    const problem = { code: 'fileOutgrows', limit: error.limit } as const;
    if (upload) await cx.store.write([update(riskImports, { enterpriseId, id: importId }, { fileHash: null, content: null, problem, version: upload.version + 1 }, { version: upload.version })]);
  }
  await told;
}
