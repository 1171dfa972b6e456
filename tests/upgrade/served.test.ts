import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administer, startPostgres } from '../setup/embeddedPostgres';
import { ends, land, launch } from '../setup/server';
import { cameraPhoto } from '../e2e/photo';
import { file } from '../routes/forms';
import { visitorWith } from '../routes/visitor';
import { layRelease, loadRelease, PASSWORD } from './release';

/** Where the pages of a signed-in person lead: addresses of this site in its links, each once. */
const linksOf = (html: string): string[] => [...new Set([...html.matchAll(/<a\b[^>]*\bhref="(\/[^"#?]*)"/g)].map(([, to]) => to!))];

describe.for(['SQLite', 'PostgreSQL'])('an installation of release 0.1.0 on %s', (database) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-old-'));
  const environment: Record<string, string> = { ZHIAN_DATA: folder };
  let stopPostgres = async (): Promise<void> => undefined;

  beforeAll(async () => {
    layRelease(folder);
    if (database === 'SQLite') return;
    rmSync(path.join(folder, 'zhian.db'));
    const { url, stop } = await startPostgres();
    stopPostgres = stop;
    environment.DATABASE_URL = `${url}/old`;
    await administer(url, 'create database old');
    await loadRelease(environment.DATABASE_URL);
  });
  afterAll(async () => {
    await stopPostgres();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is served as before, is worked in, and still verifies', async () => {
    const server = await launch(environment);
    try {
      const signIn = async (loginName: string) => {
        const answer = await visitorWith(server).post('/sign-in', { loginName, password: PASSWORD });
        expect([loginName, answer.status]).toEqual([loginName, 302]);
        return visitorWith(server, answer.headers.get('set-cookie')!.split(';')[0]);
      };
      const director = await signIn('lin');
      const links = linksOf(await (await director.get('/desk')).text());
      for (const page of ['/risk', '/hazards', '/submissions']) links.push(...linksOf(await (await director.get(page)).text()));
      expect(links.length).toBeGreaterThan(30);
      for (const link of new Set(links)) expect([link, (await director.get(link)).status]).toEqual([link, 200]);
      expect((await (await signIn('jianguan')).get('/supervision')).status).toBe(200);

      const officer = await signIn('zhou');
      const form = await (await officer.get('/hazards/new')).text();
      const post = /<option value="([^"]+)"[^>]*>[^<]*绝缘挤出岗/.exec(form)?.[1];
      const taken = await officer.post('/hazards/new', {
        id: randomUUID(), source: 'snapshot', postId: post!, title: '升级后登记', description: '旧数据之后的第一条', immediateMeasure: '已隔离', photos: file('升级后.jpg', await cameraPhoto('#8a5a2b'), 'image/jpeg'),
      });
      expect(taken.status).toBe(302);
      expect(await (await officer.get(taken.headers.get('location')!)).text()).toContain('升级后登记');
    } finally {
      await land(server.child);
    }
    const { code, said } = await ends(['verify'], environment);
    expect([code, said]).toEqual([0, expect.stringContaining('全部一致')]);
  });
});
