import type { KnownHeads } from '~/domain/risk/import/columns';
import type { SheetRefusal } from '~/domain/risk/import/sheet';
import { type Decision, refused } from '~/domain/shared/decision';
import { Outgrown } from '~/platform/host/sideProcesses';
import { reading } from './aside';
import type { ReadFile } from './tasks';

/** The longest a file is read; what takes longer was made to. */
const READ_MS = 30_000;

/** Reads a table somebody sent, apart from the process that answers requests; a file that takes too much time or memory is refused like any other bad one. */
export async function readFile(bytes: Uint8Array, name: string, heads: KnownHeads, run: { readonly signal?: AbortSignal; readonly onTold?: (percent: number) => void } = {}): Promise<Decision<ReadFile, SheetRefusal>> {
  try {
    return await reading.run('readFile', { bytes, name, heads }, { milliseconds: READ_MS, ...run });
  } catch (error) {
    if (error instanceof Outgrown) return refused({ code: 'fileOutgrows', limit: error.limit });
    throw error;
  }
}
