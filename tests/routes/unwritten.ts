import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { expect } from 'vitest';
import { cableMaker, look, type Records } from './records';
import { addressOf, LAYOUTS, routeFiles, type Row, TABLE } from './table';
import { type Fields, type Server, visitorAs } from './visitor';

const TYPED = '磁盘写不进去的时候打的一段话';

/** A finding of somebody, a new one each time. */
export const findingAt = (post: string, photos: readonly File[] = []): Fields => ({
  key: randomUUID(), source: 'snapshot', postId: post, title: '短题', description: TYPED, immediateMeasure: '', ...(photos.length > 0 ? { photos } : {}),
});

/** A picture of one colour. */
export const aPhoto = async (): Promise<File> =>
  new File([new Uint8Array(await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a0c0e0' } }).jpeg().toBuffer())], '照片.jpg', { type: 'image/jpeg' });

/** Events of the cable factory. */
export const eventsOf = (server: Server): unknown => look(server, 'select count(*) as n from events where enterprise_id = ?', cableMaker(server));

export const healthOf = async ({ origin }: Server): Promise<Readonly<Record<string, unknown>>> => (await (await fetch(`${origin}/healthz`)).json()) as Record<string, unknown>;

/**
 * Walks a server whose disk takes nothing: what is handed in is answered 507 with a sentence and what was typed, pages are read on, and nothing is
 * written; of `everyDoor` none has a fault.
 */
export async function expectUnwritten(server: Server, ids: Records, everyDoor: boolean): Promise<void> {
  const [lin, zhou] = [await visitorAs(server, 'lin'), await visitorAs(server, 'zhou')];
  const before = eventsOf(server);
  for (const [who, to, form] of [
    [zhou, '/hazards/new', findingAt(ids.post)], [zhou, '/hazards/new', findingAt(ids.post, [await aPhoto()])], [lin, '/organisation/workshops', { name: TYPED }],
    [lin, '/organisation/posts', { place: ids.workshop, name: TYPED, dueTime: '18:00' }],
  ] as const) {
    const refused = await who.post(to, form);
    const text = await refused.text();
    expect([to, refused.status, /磁盘/.test(text), text.includes(TYPED)]).toEqual([to, 507, true, true]);
  }
  const answered: string[] = [];
  for (const route of !everyDoor ? [] : routeFiles().filter(({ file, action, pattern }) => action && !LAYOUTS.includes(file) && !/sign-out/.test(pattern))) {
    const row: Row = TABLE[route.file] ?? {};
    if (row.post === 'regulator' || row.post === 'editor') continue;
    const to = addressOf(route, row, ids);
    const { status } = await (row.json ? lin.postJson(to, row.json(ids)) : lin.post(to, row.form?.(ids)));
    if (status >= 500 && status !== 507) answered.push(`${to}: ${status}`);
  }
  expect(answered).toEqual([]);
  for (const page of ['/desk', '/risk', '/hazards', '/routine', '/organisation', '/papers', '/today', `/hazards/${ids.hazard}`]) expect([page, (await lin.get(page)).status]).toEqual([page, 200]);
  expect(eventsOf(server)).toEqual(before);
}
