import type { TaskOptions } from '~/platform/host/sideProcesses';
import type { Context } from '../context';
import { making, packing } from './aside';
import type { Documents } from './documents';

/** The longest a document may take to be made, unless it is said otherwise. */
const MAKE_MS = 120_000;

/** What the service of a document takes besides the context. */
type Given<N extends keyof Documents> = Documents[N] extends (cx: never, ...given: infer G) => unknown ? G : never;

/**
 * Has a document made by its service (`documents.ts`), apart from the process that answers requests. What is given and what comes back is data.
 * Throws what the service throws, `Outgrown`, or the reason of an aborted signal.
 */
export function made<N extends keyof Documents>(cx: Pick<Context, 'site' | 'now' | 'receipt' | 'asked'>, name: N, given: Given<N>, run: Partial<TaskOptions> = {}): ReturnType<Documents[N]> {
  const { origin, databaseUrl, dataFolder, storageFolder, backup, backupKeep, version, signingKeyFile } = cx.site;
  const order = { site: { origin, databaseUrl, dataFolder, storageFolder, backup, backupKeep, version, ...(signingKeyFile === undefined ? {} : { signingKeyFile }) }, at: cx.now(), name, given, ...(cx.receipt ? { receipt: cx.receipt } : {}), ...(cx.asked ? { asked: cx.asked } : {}) };
  return (name === 'buildPack' ? packing : making).run('document', order, { milliseconds: MAKE_MS, ...run }) as ReturnType<Documents[N]>;
}
