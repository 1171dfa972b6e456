import { insert, update } from 'db/dialect/writes';
import { riskImportsOf } from 'db/repositories/risk/riskImports';
import { scopeOf } from 'db/repositories/scope';
import { riskImports, riskImportSheets } from 'db/schema';
import { readFile } from '~/services/aside/readFile';
import type { Context } from '~/services/context';

/** Reads an upload into its sheets, or keeps the reason why it cannot be read. Run again after a crash, it does nothing twice. */
export async function readImport(cx: Context, enterpriseId: string, importId: string, run: { progress(percent: number): Promise<void>; readonly signal?: AbortSignal }): Promise<void> {
  const imports = riskImportsOf(scopeOf(cx.store, enterpriseId));
  const staged = await imports.byId(importId);
  const content = staged && (await imports.contentOf(importId));
  if (!staged || content === null || content === undefined) return;
  const { fileName, version } = staged;
  let told: Promise<void> = Promise.resolve();
  const onTold = (percent: number): void => {
    told = told.then(() => run.progress(percent));
  };
  const read = await readFile(Buffer.from(content, 'base64'), fileName.replace(/\.\w+$/, ''), await imports.knownHeads(), { signal: run.signal, onTold });
  await told;
  const key = { enterpriseId, id: importId };
  if (!read.ok) {
    await cx.store.write([update(riskImports, key, { content: null, problem: read.refusal, version: version + 1 }, { version })]);
    return;
  }
  const { sheets, sheet, layout } = read.fact;
  await cx.store.write([
    update(riskImports, key, { content: null, sheets: sheets.map(({ name, rows }) => ({ name, rows })), sheet, layout, version: version + 1 }, { version }),
    insert(riskImportSheets, sheets.map(({ content }, position) => ({ enterpriseId, importId, position, content }))),
  ]);
}
