import { reactions } from 'jobs/reactions';
import { openStore } from 'db/dialect/open';
import { renderPaper } from '~/documents/pdf/renderPaper';
import { analysisPaper } from '~/services/papers/analysisPaper';
import type { Client } from './client';
import { readConfig } from '~/platform/host/config';
import type { BenchWorld } from './world';

const POLL_MS = 20;

/** Asks for the 风险分析表 of the whole list, waits for the job, takes the PDF: all by the product's own routes. */
export async function analysisOverHttp(client: Client, world: BenchWorld, cookie: string): Promise<{ seconds: number; kb: number }> {
  const began = performance.now();
  const asked = await client.send('POST', `/risk/versions/${world.versionId}/rendering`, { cookie, 'content-type': 'application/x-www-form-urlencoded' }, 'file=analysisTable%3Apdf');
  const { location } = asked.headers;
  if (!location) throw new Error(`asking for the PDF: ${asked.status} ${asked.body.toString().slice(0, 300)}`);
  for (;;) {
    const answer = await client.send('GET', `${location}/document.pdf`, { cookie, 'accept-encoding': 'identity' });
    if (answer.status === 200) return { seconds: (performance.now() - began) / 1000, kb: answer.body.length / 1000 };
    if (performance.now() - began > 60_000) throw new Error(`the PDF is not made: ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Seconds to draw the same paper with nothing around it; the first drawing loads the typeface and is not counted. */
export async function analysisAlone(databaseFile: string, world: BenchWorld): Promise<number> {
  const store = openStore(databaseFile, reactions);
  const paper = await analysisPaper({ store, site: readConfig(process.env) }, world.enterpriseId, world.versionId);
  await store.close();
  if (!paper) throw new Error('no paper');
  await renderPaper(paper);
  const began = performance.now();
  await renderPaper(paper);
  return (performance.now() - began) / 1000;
}
