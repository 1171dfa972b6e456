import { and, asc, eq, isNotNull, lt } from 'drizzle-orm';
import { Conflict } from 'db/dialect/store';
import { remove } from 'db/dialect/writes';
import { riskImports, riskImportSheets } from 'db/schema';
import { instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '~/services/context';
import { uploadKey, UPLOADS } from './upload';

/** How long an upload stays to be looked at, taken or not. */
export const KEEP_IMPORT_DAYS = 7;
/** How long a file lies that nobody waits for any more: a backup that speaks of its upload copies it within this time. */
const KEEP_FILE_MS = 86_400_000;
const BATCH = 100;
const DAY_MS = 86_400_000;

/** Takes uploads away that are older than they are kept, with their sheets, and the files of those that were read or never came to have a row. Answers how many uploads. */
export async function pruneImports(cx: Context): Promise<number> {
  const before = instantOf(millisecondsOf(cx.now()) - KEEP_IMPORT_DAYS * DAY_MS);
  let pruned = 0;
  for (;;) {
    const old = await cx.store.read
      .select({ enterpriseId: riskImports.enterpriseId, id: riskImports.id })
      .from(riskImports)
      .where(lt(riskImports.createdAt, before))
      .orderBy(asc(riskImports.createdAt))
      .limit(BATCH);
    for (const { enterpriseId, id } of old) {
      const sheets = await cx.store.read
        .select({ position: riskImportSheets.position })
        .from(riskImportSheets)
        .where(and(eq(riskImportSheets.enterpriseId, enterpriseId), eq(riskImportSheets.importId, id)));
      try {
        await cx.store.write([...sheets.map(({ position }) => remove(riskImportSheets, { enterpriseId, importId: id, position })), remove(riskImports, { enterpriseId, id })]);
        pruned += 1;
      } catch (error) {
        // another process prunes the same rows
        if (!(error instanceof Conflict)) throw error;
      }
    }
    if (old.length < BATCH) break;
  }
  const unread = await cx.store.read.select({ enterpriseId: riskImports.enterpriseId, id: riskImports.id }).from(riskImports).where(isNotNull(riskImports.fileHash));
  await cx.storage.prune(UPLOADS, KEEP_FILE_MS, new Set(unread.map(({ enterpriseId, id }) => uploadKey(enterpriseId, id))));
  return pruned;
}
