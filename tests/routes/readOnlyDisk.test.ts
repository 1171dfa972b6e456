import { chmodSync, copyFileSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { failingDisk, immutableFolder, type ShutFolder } from '../setup/readOnlyDisk';
import { asMade, land, launch } from '../setup/server';
import { madeRecords } from './records';
import { aPhoto, eventsOf, expectUnwritten, findingAt, healthOf } from './unwritten';
import { type Server, visitorAs } from './visitor';

const shared = inject('server');

/** The demo as it was made, in another folder. */
function copyInto(dataFolder: string): void {
  copyFileSync(asMade(shared.dataFolder), path.join(dataFolder, 'zhian.db'));
  cpSync(path.join(shared.dataFolder, 'files'), path.join(dataFolder, 'files'), { recursive: true });
}

async function served(dataFolder: string): Promise<{ server: Server; end: () => Promise<void> }> {
  const { child, origin } = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off', ZHIAN_DISK_WARN_MB: '0' });
  const end = async (): Promise<void> => void (child.exitCode === null && (await land(child)));
  onTestFinished(end);
  return { server: { ...shared, origin, dataFolder, pid: child.pid! }, end };
}

test.for([
  ['was made so by hand', immutableFolder],
  ['fails', () => failingDisk(160)],
] as const)('on a disk that became read-only because it %s everything is read on, whatever writes answers 507 with a sentence and what was typed, those who answer for the factory are told before, and all goes on when it takes files again', { timeout: 240_000 }, async ([, made], context) => {
  const disk: ShutFolder | null = made();
  if (!disk) return context.skip();
  const { folder, shut, open, restarts } = disk;
  copyInto(folder);
  let { server, end } = await served(folder);
  let [lin, zhou] = [await visitorAs(server, 'lin'), await visitorAs(server, 'zhou')];
  const ids = await madeRecords(server, lin);
  expect((await zhou.post('/hazards/new', findingAt(ids.post, [await aPhoto()]))).status).toBe(302);
  expect(await healthOf(server)).toMatchObject({ ok: true });

  shut();
  await expectUnwritten(server, ids, restarts);
  await expect.poll(() => healthOf(server)).toMatchObject({ ok: false, database: expect.stringMatching(/^(readOnly|unwritable)$/) as string, storage: 'readOnly' });
  await expect.poll(async () => /服务器的磁盘现在写不进去/.test(await (await lin.get('/desk')).text())).toBe(true);
  const kept = eventsOf(server);

  if (restarts) await end();
  open();
  if (restarts) {
    ({ server } = await served(folder));
    [lin, zhou] = [await visitorAs(server, 'lin'), await visitorAs(server, 'zhou')];
    expect(eventsOf(server)).toEqual(kept);
  }
  expect((await zhou.post('/hazards/new', findingAt(ids.post, [await aPhoto()]))).status).toBe(302);
  await expect.poll(async () => (await healthOf(server)).ok).toBe(true);
  await expect.poll(async () => /服务器的磁盘现在写不进去/.test(await (await lin.get('/desk')).text())).toBe(false);
});

// What may be written is no question to root.
test.skipIf(process.getuid?.() === 0)('in a folder without rights to write photos are refused with a sentence and what was typed, and words are kept', { timeout: 240_000 }, async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-rights-'));
  copyInto(dataFolder);
  const files = path.join(dataFolder, 'files');
  const folders = (): string[] => [files, ...readdirSync(files, { recursive: true }).map((name) => path.join(files, String(name)))].filter((name) => statSync(name).isDirectory());
  onTestFinished(() => {
    for (const folder of folders()) chmodSync(folder, 0o700);
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const { server } = await served(dataFolder);
  const [lin, zhou] = [await visitorAs(server, 'lin'), await visitorAs(server, 'zhou')];
  const ids = await madeRecords(server, lin);
  for (const folder of folders().reverse()) chmodSync(folder, 0o500);
  const refused = await zhou.post('/hazards/new', findingAt(ids.post, [await aPhoto()]));
  const text = await refused.text();
  expect([refused.status, /磁盘现在只能读/.test(text), text.includes(findingAt(ids.post).description as string)]).toEqual([507, true, true]);
  expect((await zhou.post('/hazards/new', findingAt(ids.post))).status).toBe(302);
  await expect.poll(() => healthOf(server)).toMatchObject({ ok: false, database: 'ok', storage: 'readOnly' });
  expect(await (await lin.get('/desk')).text()).toContain('服务器的磁盘现在写不进去');
  for (const folder of folders()) chmodSync(folder, 0o700);
  expect((await zhou.post('/hazards/new', findingAt(ids.post, [await aPhoto()]))).status).toBe(302);
});
