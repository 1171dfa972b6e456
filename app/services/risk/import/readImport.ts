import { insert, update } from 'db/dialect/writes';
import { riskImportsOf } from 'db/repositories/riskImports';
import { scopeOf } from 'db/repositories/scope';
import { riskImports, riskImportSheets } from 'db/schema';
import { readTable } from '~/documents/readTable';
import { findLayout, likeliestSheet } from '~/domain/risk/import/columns';
import type { Context } from '~/services/context';

/** Reads an upload into its sheets, or keeps the reason why it cannot be read. Run again after a crash, it does nothing twice. */
export async function readImport(cx: Context, enterpriseId: string, importId: string, run: { progress(percent: number): Promise<void> }): Promise<void> {
  const imports = riskImportsOf(scopeOf(cx.store, enterpriseId));
  const staged = await imports.byId(importId);
  const content = staged && (await imports.contentOf(importId));
  if (!staged || content === null || content === undefined) return;
  const { fileName, version } = staged;
  const read = await readTable(Buffer.from(content, 'base64'), fileName.replace(/\.\w+$/, ''), (percent) => run.progress(percent));
  const key = { enterpriseId, id: importId };
  if (!read.ok) {
    await cx.store.write([update(riskImports, key, { content: null, problem: read.refusal, version: version + 1 }, { version })]);
    return;
  }
  const sheets = read.fact;
  const sheet = likeliestSheet(sheets);
  await cx.store.write([
    update(riskImports, key, { content: null, sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })), sheet, layout: findLayout(sheets[sheet]!), version: version + 1 }, { version }),
    insert(riskImportSheets, sheets.map((one, position) => ({ enterpriseId, importId, position, content: one }))),
  ]);
}
