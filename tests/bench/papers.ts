import { reactions } from 'jobs/reactions';
import { openStore } from 'db/dialect/open';
import { renderDocx } from '~/documents/docx/renderDocx';
import { renderXlsx } from '~/documents/xlsx/renderXlsx';
import { analysisPaper } from '~/services/papers/analysisPaper';
import { readConfig } from '~/platform/host/config';
import type { BenchWorld } from './world';

export interface FileReading {
  readonly seconds: number;
  readonly kb: number;
}

/** Seconds and size of the 风险分析表 of the whole list as a Word document and as a workbook; the first drawing of each is not counted. */
export async function officePapers(databaseFile: string, world: BenchWorld): Promise<{ docx: FileReading; xlsx: FileReading }> {
  const store = openStore(databaseFile, reactions);
  const paper = await analysisPaper({ store, site: readConfig(process.env) }, world.enterpriseId, world.versionId);
  await store.close();
  if (!paper) throw new Error('no paper');
  const measure = async (render: (of: NonNullable<typeof paper>) => Promise<Buffer>): Promise<FileReading> => {
    await render(paper);
    const began = performance.now();
    const bytes = await render(paper);
    return { seconds: (performance.now() - began) / 1000, kb: bytes.length / 1000 };
  };
  return { docx: await measure(renderDocx), xlsx: await measure(renderXlsx) };
}
