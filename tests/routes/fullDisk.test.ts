import { copyFileSync, cpSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { land, asMade, launch } from '../setup/server';
import { smallDisk } from '../setup/smallDisk';
import { madeRecords } from './records';
import { aPhoto, expectUnwritten, findingAt, healthOf } from './unwritten';
import { type Server, visitorAs } from './visitor';

const shared = inject('server');
const weigh = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => sum + (entry.isFile() ? Math.ceil(statSync(path.join(entry.parentPath, entry.name)).size / 4096) * 4096 : 4096), 0);
const SIZES = [16_000_000, 4_000_000, 1_000_000, 250_000, 60_000, 15_000, 4_096, 1];

/** Takes all the room a disk has. */
function fill(folder: string): string[] {
  const fillers: string[] = [];
  for (const size of SIZES) {
    for (let more = true; more; ) {
      const file = path.join(folder, `filler-${fillers.length}`);
      fillers.push(file);
      try {
        writeFileSync(file, Buffer.alloc(size));
      } catch {
        // what was written of it stays, and fills the disk
        more = false;
      }
    }
  }
  return fillers;
}

test('on a full disk everything is read on, whatever writes answers 507 with a sentence and what was typed, and all goes on when there is room', { timeout: 240_000 }, async (context) => {
  const made = asMade(shared.dataFolder);
  const files = path.join(shared.dataFolder, 'files');
  const dataFolder = smallDisk(Math.ceil((statSync(made).size + weigh(files)) / 1024) + 24_000);
  if (!dataFolder) return context.skip();
  copyFileSync(made, path.join(dataFolder, 'zhian.db'));
  cpSync(files, path.join(dataFolder, 'files'), { recursive: true });
  const { child, origin } = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off' });
  onTestFinished(async () => void (await land(child)));
  const server: Server = { ...shared, origin, dataFolder, pid: child.pid! };
  const [lin, zhou] = [await visitorAs(server, 'lin'), await visitorAs(server, 'zhou')];
  const ids = await madeRecords(server, lin);
  expect(await healthOf(server)).toMatchObject({ ok: true, disk: 'low' });
  expect(await (await lin.get('/desk')).text()).toContain('磁盘');

  const fillers = fill(dataFolder);
  // The journal has some room of its own, which is filled first.
  let answer = await zhou.post('/hazards/new', findingAt(ids.post));
  for (let written = 0; written < 400 && answer.status === 302; written += 1) answer = await zhou.post('/hazards/new', findingAt(ids.post));
  expect(answer.status).toBe(507);
  await expectUnwritten(server, ids, true);
  expect(await healthOf(server)).toMatchObject({ ok: false, disk: 'low' });

  for (const file of fillers) rmSync(file, { force: true });
  expect((await zhou.post('/hazards/new', findingAt(ids.post, [await aPhoto()]))).status).toBe(302);
  await expect.poll(async () => (await healthOf(server)).ok).toBe(true);
});
