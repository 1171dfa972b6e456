import { createHash } from 'node:crypto';
import { insert, update } from 'db/dialect/writes';
import { riskImportsOf, type UnreadUpload } from 'db/repositories/risk/riskImports';
import { scopeOf } from 'db/repositories/scope';
import { riskImports, riskImportSheets } from 'db/schema';
import { readTable } from '~/documents/readTable';
import { findLayout, likeliestSheet } from '~/domain/risk/import/columns';
import type { Context } from '~/services/context';
import { uploadKey } from './upload';

/** The bytes that were taken in; null where they are gone, or no longer what they were. */
async function bytesOf({ storage }: Pick<Context, 'storage'>, key: string, { fileHash, content }: UnreadUpload): Promise<Buffer | null> {
  if (fileHash === null) return content === null ? null : Buffer.from(content, 'base64');
  const bytes = await storage.get(key);
  return bytes && createHash('sha256').update(bytes).digest('hex') === fileHash ? bytes : null;
}

/**
 * Reads an upload into its sheets, or keeps the reason why it cannot be read. Run again after a crash, it does nothing twice.
 * It takes as long as whoever made the file wants: the server has it done by `readImport`.
 */
export async function readUpload(cx: Pick<Context, 'store' | 'storage'>, enterpriseId: string, importId: string, tell: (percent: number) => void): Promise<void> {
  const imports = riskImportsOf(scopeOf(cx.store, enterpriseId));
  const upload = await imports.unread(importId);
  if (!upload) return;
  const { fileName, version } = upload;
  const key = { enterpriseId, id: importId };
  const read = { fileHash: null, content: null, version: version + 1 };
  const bytes = await bytesOf(cx, uploadKey(enterpriseId, importId), upload);
  const table = bytes && (await readTable(bytes, fileName.replace(/\.\w+$/, ''), tell));
  if (!table?.ok) {
    await cx.store.write([update(riskImports, key, { ...read, problem: table?.refusal ?? { code: 'fileGone' } }, { version })]);
    return;
  }
  const heads = await imports.knownHeads();
  const sheet = likeliestSheet(table.fact, heads);
  await cx.store.write([
    update(riskImports, key, { ...read, sheets: table.fact.map(({ name, rows }) => ({ name, rows: rows.length })), sheet, layout: findLayout(table.fact[sheet]!, heads) }, { version }),
    insert(riskImportSheets, table.fact.map((one, position) => ({ enterpriseId, importId, position, content: JSON.stringify(one) }))),
  ]);
}
