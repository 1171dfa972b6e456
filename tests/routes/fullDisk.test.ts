import { randomUUID } from 'node:crypto';
import { copyFileSync, cpSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, inject, onTestFinished, test } from 'vitest';
import { land, asMade, launch } from '../setup/server';
import { smallDisk } from '../setup/smallDisk';
import { cableMaker, look, madeRecords } from './records';
import { addressOf, LAYOUTS, routeFiles, type Row, TABLE } from './table';
import { type Server, visitorAs } from './visitor';

const shared = inject('server');
const TYPED = '磁盘满的时候打的一段话';
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
  const health = async () => (await (await fetch(`${origin}/healthz`)).json()) as { ok: boolean; database: string; storage: string; disk?: string };
  expect(await health()).toMatchObject({ ok: true, disk: 'low' });
  expect(await (await lin.get('/desk')).text()).toContain('磁盘');

  const fillers = fill(dataFolder);
  const finding = (photos: readonly File[]) => ({ key: randomUUID(), source: 'snapshot', postId: ids.post, title: '短题', description: TYPED, immediateMeasure: '', ...(photos.length > 0 ? { photos } : {}) });
  // The journal has some room of its own, which is filled first.
  let answer = await zhou.post('/hazards/new', finding([]));
  for (let written = 0; written < 400 && answer.status === 302; written += 1) answer = await zhou.post('/hazards/new', finding([]));
  expect(answer.status).toBe(507);
  const count = () => look(server, 'select count(*) as n from events where enterprise_id = ?', cableMaker(server));
  const before = count();

  const photo = new File([new Uint8Array(await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a0c0e0' } }).jpeg().toBuffer())], '照片.jpg', { type: 'image/jpeg' });
  for (const [who, to, form] of [
    [zhou, '/hazards/new', finding([])], [zhou, '/hazards/new', finding([photo])], [lin, '/organisation/workshops', { name: TYPED }], [lin, '/organisation/posts', { place: ids.workshop, name: TYPED, dueTime: '18:00' }],
  ] as const) {
    const refused = await who.post(to, form);
    const text = await refused.text();
    expect([to, refused.status, /磁盘/.test(text), text.includes(TYPED)]).toEqual([to, 507, true, true]);
  }
  const answered: string[] = [];
  for (const route of routeFiles().filter(({ file, action, pattern }) => action && !LAYOUTS.includes(file) && !/sign-out/.test(pattern))) {
    const row: Row = TABLE[route.file] ?? {};
    if (row.post === 'regulator' || row.post === 'editor') continue;
    const to = addressOf(route, row, ids);
    const { status } = await (row.json ? lin.postJson(to, row.json(ids)) : lin.post(to, row.form?.(ids)));
    if (status >= 500 && status !== 507) answered.push(`${to}: ${status}`);
  }
  expect(answered).toEqual([]);
  for (const page of ['/desk', '/risk', '/hazards', '/routine', '/organisation', '/papers', '/today', `/hazards/${ids.hazard}`]) expect([page, (await lin.get(page)).status]).toEqual([page, 200]);
  expect(count()).toEqual(before);
  expect(await health()).toMatchObject({ ok: false, disk: 'low' });

  for (const file of fillers) rmSync(file, { force: true });
  expect((await zhou.post('/hazards/new', finding([photo]))).status).toBe(302);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect((await health()).ok).toBe(true);
});
