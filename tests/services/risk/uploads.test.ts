import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { insert } from 'db/dialect/writes';
import { riskImportsOf } from 'db/repositories/risk/riskImports';
import { scopeOf } from 'db/repositories/scope';
import { jobs, riskImports } from 'db/schema';
import { riskImport } from '~/pages/risk/import/riskImport';
import { backupsIn, manifestOf } from '~/services/installation/manifest';
import { makeBackup } from '~/services/installation/makeBackup';
import type { Finding } from '~/services/integrity/findings';
import { verifyChains } from '~/services/integrity/verifyChains';
import { pruneImports } from '~/services/risk/import/pruneImports';
import { readImport } from '~/services/risk/import/readImport';
import { stageImport } from '~/services/risk/import/stageImport';
import { createWorld, type World } from '../../world/factory';

const SHEET = Buffer.from('车间,岗位,环节,风险点,频次\n挤塑车间,绝缘挤出岗,生产过程,绝缘偏心,每日\n');
const run = { progress: async () => undefined };
const permit = (world: World) => world.haina.as('director', 'risk.edit');

async function staged(world: World, cx = world.cx): Promise<string> {
  const result = await stageImport(cx, permit(world), { name: '清单.csv', bytes: SHEET });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.fact.importId;
}
const fileOf = (world: World, importId: string): string => path.join(world.folder, 'files', 'imports', world.haina.enterpriseId, importId);
const lying = (world: World): string[] => readdirSync(path.dirname(fileOf(world, 'any')));
const readBy = (world: World, importId: string) => readImport(world.cx, world.haina.enterpriseId, importId, run);
const rowOf = async (world: World, importId: string) => (await world.store.read.select().from(riskImports).where(eq(riskImports.id, importId)))[0]!;
async function findingsOf(world: World): Promise<Finding[]> {
  const findings: Finding[] = [];
  await verifyChains(world.cx, (finding) => findings.push(finding));
  return findings;
}
/** Makes all files of uploads look as if they had lain for two days. */
const age = (world: World): void => lying(world).forEach((name) => utimesSync(fileOf(world, name), new Date(), new Date(Date.now() - 2 * 86_400_000)));

describe('the file of an upload', () => {
  it('lies in the storage and not in the database, and is named by its row until it was read', async () => {
    const world = await createWorld();
    const importId = await staged(world);
    expect(await world.cx.storage.get(`imports/${world.haina.enterpriseId}/${importId}`)).toEqual(SHEET);
    expect(await rowOf(world, importId)).toMatchObject({ content: null, fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, bytes: SHEET.length });
    await readBy(world, importId);
    expect(await rowOf(world, importId)).toMatchObject({ content: null, fileHash: null, problem: null, sheets: [{ name: '清单', rows: 2 }] });
    await readBy(world, importId);
    expect((await riskImport(world.cx, permit(world), importId))!.preview!.counts).toMatchObject({ added: 1 });
  });

  it('that is gone, or was changed, is told where it is read and by verify, and the next upload goes on', async () => {
    const world = await createWorld();
    const [gone, changed] = [await staged(world), await staged(world)];
    expect(await findingsOf(world)).toEqual([]);
    rmSync(fileOf(world, gone));
    writeFileSync(fileOf(world, changed), '车间,岗位\n');
    expect((await findingsOf(world)).map((one) => [one.kind, 'key' in one && one.key]).sort(([one], [other]) => String(one).localeCompare(String(other)))).toEqual([['fileChanged', `id=${changed}`], ['fileMissing', `id=${gone}`]]);
    for (const importId of [gone, changed]) {
      await readBy(world, importId);
      expect((await riskImport(world.cx, permit(world), importId))!.problem).toBe('上传的文件在服务器上已经不在，或内容被改动过，没有读取。请重新上传。');
    }
    expect(await findingsOf(world)).toEqual([]);
    const again = await staged(world);
    await readBy(world, again);
    expect((await rowOf(world, again)).sheets).toHaveLength(1);
  });

  it('is taken away once nobody waits for it, and not before', async () => {
    const world = await createWorld();
    const [read, unread, fresh] = [await staged(world), await staged(world), await staged(world)];
    await world.cx.storage.put(`imports/${world.haina.enterpriseId}/never-had-a-row`, SHEET);
    age(world);
    await readBy(world, read);
    utimesSync(fileOf(world, fresh), new Date(), new Date());
    await readBy(world, fresh);
    expect(await pruneImports(world.cx)).toBe(0);
    expect(lying(world).sort()).toEqual([fresh, unread].sort());
    await readBy(world, unread);
    expect((await rowOf(world, unread)).problem).toBeNull();
    world.clock.set('2026-11-26T10:00:00+08:00');
    age(world);
    expect(await pruneImports(world.cx)).toBe(3);
    expect(lying(world)).toEqual([]);
  });

  it('that finds no room leaves neither a row nor work to be done', async () => {
    const world = await createWorld();
    const full = { ...world.cx, storage: { ...world.cx.storage, put: () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })) } };
    await expect(staged(world, full)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await riskImportsOf(scopeOf(world.store, world.haina.enterpriseId)).latest(10)).toEqual([]);
    expect(await world.store.read.select().from(jobs)).toEqual([]);
  });

  it('is in a backup as long as its upload waits', async () => {
    const world = await createWorld();
    const importId = await staged(world);
    const backups = mkdtempSync(path.join(tmpdir(), 'zhian-backups-'));
    onTestFinished(() => rmSync(backups, { recursive: true, force: true }));
    await makeBackup(world.cx, backups, 7);
    expect(manifestOf(path.join(backups, backupsIn(backups)[0]!))?.files.map((file) => file.path)).toEqual([`imports/${world.haina.enterpriseId}/${importId}`]);
  });

  it('of an upload that an earlier release took in stands in its row, and is read from there', async () => {
    const world = await createWorld();
    const { enterpriseId, people } = world.haina;
    await world.store.write([
      insert(riskImports, {
        enterpriseId, id: 'old', createdBy: people.director, createdAt: world.clock.now, fileName: '清单.csv', bytes: SHEET.length, fileHash: null, content: SHEET.toString('base64'), problem: null, sheets: null,
        sheet: 0, layout: null, mappings: [], outcome: null, version: 1,
      }),
    ]);
    await readBy(world, 'old');
    expect(await rowOf(world, 'old')).toMatchObject({ content: null, problem: null, version: 2, sheets: [{ name: '清单', rows: 2 }] });
    expect((await riskImport(world.cx, permit(world), 'old'))!.preview!.counts).toMatchObject({ added: 1 });
  });
});
