import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { insert } from 'db/dialect/writes';
import { evidence } from 'db/schema';
import { jobs } from 'db/schema/log';
import { evidencePackJob } from 'jobs/definitions/evidencePack';
import { type Checked, checkPack } from '~/checker/check';
import { openFolder, openZip } from '~/checker/zip';
import { openZip as readZip } from '~/documents/zip/readZip';
import { writeZip } from '~/documents/zip/writeZip';
import { SYSTEM } from '~/domain/shared/actor';
import { day } from '~/domain/shared/day';
import { PACK_PATHS, packText, type PackList } from '~/domain/shared/pack';
import { headText } from '~/domain/shared/signed';
import { verifiedFile } from '~/pages/paper/verifiedPaper';
import { openSigner, type Signer } from '~/platform/host/signer';
import { rangeIn } from '~/platform/web/rangeResponse';
import { evidenceKey } from '~/services/evidence/evidenceKey';
import { signerOf } from '~/services/integrity/keys';
import { writeHeads } from '~/services/integrity/writeHeads';
import { buildPack } from '~/services/pack/buildPack';
import { headLinesOf } from '~/services/pack/headLinesOf';
import { packKey } from '~/services/pack/packKey';
import { requestPack } from '~/services/pack/requestPack';
import { signDay } from '~/services/routine/signDay';
import { anEvent } from '../world/event';
import { createWorld, type World } from '../world/factory';
import { createRecordedWorld } from '../world/records';
import { tamper } from '../world/tamper';

let world: World;
let photo: string;
const DAY = day('2026-11-18');

beforeEach(async () => {
  world = await createWorld();
  ({ photo } = await createRecordedWorld(world));
  world.clock.set('2026-11-18T23:00:00+08:00');
  const signed = await signDay(world.cx, world.haina.as('officer', 'daily.sign'), DAY, '');
  if (!signed.ok) throw new Error(JSON.stringify(signed.refusal));
  await writeHeads(world.cx, 'evening');
});

async function packed(id = 'pack-1', from = day('2026-11-01'), to = DAY): Promise<Buffer> {
  const { enterpriseId } = world.haina;
  const { actor } = world.haina.as('director', 'submission.submit');
  const made = await buildPack(world.cx, { id, enterpriseId, actor, from, to, heads: await headLinesOf(world.cx, enterpriseId), page: '<!doctype html>' });
  if (!made) throw new Error('no pack');
  return (await world.cx.storage.get(packKey(enterpriseId, id)))!;
}
const checked = async (bytes: Uint8Array): Promise<Checked> => checkPack(await openZip(new Blob([bytes as BlobPart])));
const contentOf = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const zip = readZip(bytes);
  return new Map(await Promise.all(zip.names.map(async (name) => [name, (await zip.read(name))!] as const)));
};
/** The pack with one of its files changed, packed anew. */
async function withFile(bytes: Buffer, name: string, edit: (content: Buffer) => Buffer | string): Promise<Buffer> {
  const files = await contentOf(bytes);
  files.set(name, Buffer.from(edit(files.get(name)!)));
  return writeZip([...files].map(([part, content]) => ({ name: part, content })));
}
const nameOf = async (bytes: Buffer, begins: string): Promise<string> => readZip(bytes).names.find((name) => name.startsWith(begins))!;
const flipped = (content: Buffer, at = content.length >> 1): Buffer => {
  const altered = Buffer.from(content);
  altered[at]! ^= 1;
  return altered;
};

describe('an evidence pack', () => {
  it('holds chain, rows, photos, papers and signed heads of its days, and finds all of it as it was', async () => {
    const result = await checked(await packed());
    expect(result.faults).toEqual([]);
    expect(result).toMatchObject({ photos: 1, papers: 1, heads: 1, setBacks: 1, list: { enterprise: world.haina.name, missing: [] } });
    expect(result.events).toBeGreaterThan(5);
    expect(result.rows).toBeGreaterThan(10);
    expect(result.key).toBe(openSigner(path.join(world.folder, 'keys', 'signing.key')).key);
  });

  it('is the same however it is brought, and made again gives the same bytes but for the moment and what was told meanwhile', async () => {
    const first = await packed('a');
    const files = await contentOf(first);
    expect((await checkPack(openFolder([...files].map(([name, content]) => ({ path: name, blob: new Blob([content as BlobPart]) }))))).faults).toEqual([]);
    const second = await packed('b');
    const third = await packed('c');
    expect(third.equals(second)).toBe(true);
  });

  it('holds papers that are found by their file too', async () => {
    const bytes = await packed();
    const paper = (await contentOf(bytes)).get(await nameOf(bytes, PACK_PATHS.papers))!;
    expect(await verifiedFile(world.cx, createHash('sha256').update(paper).digest('hex'))).toMatchObject({ known: true, format: 'pdf' });
  });

  it('finds rows as they were whose keys are numbers: their order in a program is not that of their text', async () => {
    const { enterpriseId } = world.haina;
    const told = [{ op: 'u', t: 'settings', k: { enterprise_id: enterpriseId }, v: { values: { 10: 'a', 2: 'b', x: 'c' } } }] as const;
    await world.store.commit({ enterpriseId, actor: SYSTEM, at: world.clock.now, build: () => ({ steps: [{ event: anEvent('settings.changed', 'settings', 'x'), writes: [], told }] }) });
    expect((await checked(await packed())).faults).toEqual([]);
  });

  it('says nothing of other factories, and nothing where nothing was told', async () => {
    const bytes = await packed();
    for (const [name, content] of await contentOf(bytes)) expect([name, content.includes(world.beichen.enterpriseId)]).toEqual([name, false]);
    const { enterpriseId } = world.haina;
    const { actor } = world.haina.as('director', 'submission.submit');
    expect(await buildPack(world.cx, { id: 'none', enterpriseId, actor, from: day('2020-01-01'), to: day('2020-01-31'), heads: [], page: '' })).toBeNull();
  });

  it('lists a photo that the storage has no more', async () => {
    await world.cx.storage.prune('evidence', -1, new Set());
    const result = await checked(await packed());
    expect(result.faults).toEqual([]);
    expect(result.list?.missing).toEqual([photo]);
  });
});

describe('a pack of days whose records use photos of an earlier day', () => {
  const NEXT = day('2026-11-19');
  const used = async (names: readonly string[]): Promise<void> => {
    world.clock.set('2026-11-19T09:00:00+08:00');
    const told = [{ op: 'u', t: 'settings', k: { enterprise_id: world.haina.enterpriseId }, v: { values: JSON.stringify({ photos: names }) } }] as const;
    await world.store.commit({ enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: world.clock.now, build: () => ({ steps: [{ event: anEvent('settings.changed', 'settings', 'x'), writes: [], told }] }) });
  };

  it('holds those too, drawn over or not, each once, and no hash that is no photo', async () => {
    await used([photo, `${photo}~${'0'.repeat(16)}`, 'f'.repeat(64)]);
    const bytes = await packed('next', NEXT, NEXT);
    expect(readZip(bytes).names.filter((name) => name.startsWith(PACK_PATHS.photos))).toEqual([expect.stringContaining(photo) as string]);
    expect(await checked(bytes)).toMatchObject({ faults: [], photos: 1, list: { missing: [] } });
  });

  it('lists those that the storage has no more, and a list that tells of one no event speaks of is found out', async () => {
    await used([photo]);
    await world.cx.storage.prune('evidence', -1, new Set());
    const bytes = await packed('next', NEXT, NEXT);
    expect(await checked(bytes)).toMatchObject({ faults: [], list: { missing: [photo] } });
    const told = await withFile(bytes, PACK_PATHS.list, (content) => content.toString().replace(photo, 'e'.repeat(64)));
    expect((await checked(told)).faults).toContainEqual({ where: PACK_PATHS.list, what: `目录说照片 ${'e'.repeat(64)} 缺失，链里没有记它` });
  });

  it('says nothing of the photos of other factories, whoever names them', async () => {
    const strange = 'a'.repeat(64);
    await world.store.commit({ enterpriseId: world.beichen.enterpriseId, actor: SYSTEM, at: world.clock.now, build: () => ({ steps: [{ event: anEvent('evidence.stored', 'evidence', strange), writes: [insert(evidence, { enterpriseId: world.beichen.enterpriseId, hash: strange, mediaType: 'image/jpeg', bytes: 3, width: 1, height: 1, originalName: 'a.jpg', uploadedBy: 'x', uploadedAt: world.clock.now })] }] }) });
    await used([strange]);
    expect(await checked(await packed('next', NEXT, NEXT))).toMatchObject({ faults: [], photos: 0, list: { missing: [] } });
  });
});

describe('a pack in which something was changed', () => {
  it('is found out by any single byte of its contents', async () => {
    const bytes = await packed();
    const whole = await contentOf(bytes);
    await fc.assert(fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
      const altered = Buffer.from(bytes);
      altered[at]! ^= 1 << bit;
      const found = await checked(altered).then(({ faults }) => faults.length > 0, () => true);
      if (found) return;
      // what surrounds the files in the archive may differ, as long as each of them is what it was
      const zip = await openZip(new Blob([altered as BlobPart]));
      for (const [name, content] of whole) {
        const pieces: Uint8Array[] = [];
        for await (const piece of zip.pieces(name)) pieces.push(piece);
        expect(Buffer.concat(pieces).equals(content)).toBe(true);
      }
    }), { numRuns: 150 });
  });

  it('names the event, the row, the photo, the paper, the head and the list', async () => {
    const bytes = await packed();
    const first = async (altered: Buffer) => (await checked(altered)).faults[0];
    const events = (await contentOf(bytes)).get(PACK_PATHS.chain)!.toString().split('\n');
    const [line = ''] = events.slice(3, 4);
    const [, seq, , type, , , , , at] = JSON.parse(line) as [string, number, string, string, string, string, string, string, string];
    const edited = (edit: (text: string) => string) => withFile(bytes, PACK_PATHS.chain, (content) => content.toString().split('\n').map((one, index) => (index === 3 ? edit(one) : one)).join('\n'));

    expect(await first(await edited((text) => text.replace(type, 'check.changed')))).toEqual({ where: PACK_PATHS.chain, what: `第 ${seq} 条（check.changed，${at}）的内容与其校验值不符：这一条被改动过` });
    const clock = `${Number(at.slice(0, 4)) - 1}${at.slice(4)}`;
    expect(await first(await edited((text) => text.replace(at, clock)))).toMatchObject({ where: PACK_PATHS.chain, what: expect.stringContaining(`第 ${seq} 条（${type}，${clock}）`) as string });
    const gone = await withFile(bytes, PACK_PATHS.chain, (content) => content.toString().split('\n').toSpliced(3, 1).join('\n'));
    expect(await first(gone)).toEqual({ where: PACK_PATHS.chain, what: `第 ${seq} 条不见了` });

    const table = await nameOf(bytes, `${PACK_PATHS.records}每日检查记录`);
    const record = JSON.parse((await contentOf(bytes)).get(table)!.toString().split('\n')[0]!) as { seq: number; v: { id: string } };
    expect(await first(await withFile(bytes, table, (content) => content.toString().replace('班组长', '班组員')))).toEqual({ where: table, what: `第 1 行（第 ${record.seq} 件事，编号 ${record.v.id}）与链里记的不一样：这一行被改动过` });

    for (const [begins, words] of [[PACK_PATHS.photos, '这个文件被改动过'], [PACK_PATHS.papers, '这个文件被改动过']] as const) {
      const name = await nameOf(bytes, begins);
      expect(await first(await withFile(bytes, name, flipped))).toMatchObject({ where: name, what: expect.stringContaining(words) as string });
    }
    expect(await first(await withFile(bytes, PACK_PATHS.heads, (content) => content.toString().replace(/"seq":\d+/, '"seq":2')))).toMatchObject({ where: PACK_PATHS.heads, what: expect.stringContaining('第 2 条末端与平台签名不符') as string });
    expect(await first(await withFile(bytes, PACK_PATHS.list, (content) => content.toString().replace(world.haina.name, '海纳电缆有限公司')))).toEqual({ where: PACK_PATHS.list, what: '目录与平台签名不符：目录或签名被改动过' });
  });

  /** What comes of a pack of which one file was changed, its list written and signed anew. */
  async function signedAnew(bytes: Buffer, name: string, edit: (content: Buffer) => Buffer, signer: Signer): Promise<Checked> {
    const files = await contentOf(await withFile(bytes, name, edit));
    const list = JSON.parse(files.get(PACK_PATHS.list)!.toString()) as PackList;
    const signed = { ...list, head: { ...list.head, key: signer.key, signature: signer.sign(headText(list.head)) }, files: list.files.map((file) => (file.path === name ? { ...file, sha256: createHash('sha256').update(files.get(name)!).digest('hex') } : file)) };
    const text = `${JSON.stringify(signed, null, 1)}\n`;
    files.set(PACK_PATHS.list, Buffer.from(text));
    files.set(PACK_PATHS.seal, Buffer.from(JSON.stringify({ key: signer.key, publicKey: signer.publicKey, signature: signer.sign(packText(createHash('sha256').update(text).digest('hex'))) })));
    return checked(writeZip([...files].map(([path, content]) => ({ name: path, content }))));
  }

  it('is told apart where the platform itself signs it anew: the lines of a table are held against the chain byte by byte', async () => {
    const bytes = await packed();
    const table = await nameOf(bytes, `${PACK_PATHS.records}每日检查记录`);
    const { faults } = await signedAnew(bytes, table, (content) => content.subarray(0, -1), signerOf(world.cx.site)!);
    expect(faults).toEqual([{ where: table, what: '内容与链里记的不一样：有的行被改动过' }]);
  });

  it('is told apart where somebody signs it anew: only with another key', async () => {
    const bytes = await packed();
    const other = openSigner(path.join(world.folder, 'other.key'));
    const result = await signedAnew(bytes, await nameOf(bytes, PACK_PATHS.papers), flipped, other);
    expect(result.key).toBe(other.key);
    expect(result.faults.map(({ where }) => where)).toContain(PACK_PATHS.seal);
  });

  it('is no pack at all where the archive is something else', async () => {
    await expect(checked(Buffer.from('not a zip'))).rejects.toThrow('末尾');
    expect((await checked(writeZip([{ name: 'a.txt', content: 'a' }]))).faults[0]).toMatchObject({ where: PACK_PATHS.list, what: expect.stringContaining('不是一个完整的证据包') as string });
  });
});

describe('what was changed before a pack was made', () => {
  it('is named by the pack: an event in the database, a photo in the storage', async () => {
    const { enterpriseId } = world.haina;
    await tamper(world, "update events set payload = '{}', type = 'check.forged' where enterprise_id = ? and seq = 5", [enterpriseId]);
    expect((await checked(await packed())).faults[0]).toMatchObject({ where: PACK_PATHS.chain, what: expect.stringContaining('第 5 条（check.forged') as string });
    await world.cx.storage.put(evidenceKey(enterpriseId, photo), Buffer.from('另一张照片'));
    expect((await checked(await packed('again'))).faults).toContainEqual({ where: `${PACK_PATHS.photos}${photo}.bin`, what: '内容与它的名字（校验值）不符：照片在生成证据包之前就被改动过' });
  });
});

describe('who asks for a pack', () => {
  it('is told what is wrong with the days', async () => {
    const permit = world.haina.as('director', 'submission.submit');
    const ask = async (from: string, to: string) => {
      const asked = await requestPack(world.cx, permit, { from: day(from), to: day(to) });
      return asked.ok ? 'ok' : asked.refusal.code;
    };
    expect(await ask('2026-11-18', '2026-11-17')).toBe('endsBeforeItBegins');
    expect(await ask('2026-11-18', '2026-12-30')).toBe('inTheFuture');
    expect(await ask('2026-08-18', '2026-11-18')).toBe('tooManyDays');
    expect(await ask('2026-08-19', '2026-11-18')).toBe('ok');
    expect(await ask('2020-08-19', '2020-08-19')).toBe('nothingThen');
  });

  it('waits for one of the same days, however often it is pressed, and a factory for three at a time', async () => {
    const permit = world.haina.as('director', 'submission.submit');
    const ask = (from: string) => requestPack(world.cx, permit, { from: day(from), to: DAY });
    const pressed = await Promise.all(Array.from({ length: 8 }, () => ask('2026-11-18')));
    expect(new Set(pressed.map((one) => (one.ok ? one.fact.id : one.refusal.code))).size).toBe(1);
    const crowd = await Promise.all(Array.from({ length: 9 }, (_, at) => ask(`2026-11-0${at + 1}`)));
    expect(crowd.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await ask('2026-10-30')).toEqual({ ok: false, refusal: { code: 'tooManyOpen', most: 3 } });
    expect(await ask('2026-11-18')).toEqual(pressed[0]);
    const left = await world.store.read.select().from(jobs).where(eq(jobs.name, evidencePackJob.name));
    expect(left).toHaveLength(3);
  });

  it('takes away what a process that was ended in the middle left on the disk', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const left = mkdtempSync(path.join(tmpdir(), `zhian-pack-${gone}-`));
    const own = mkdtempSync(path.join(tmpdir(), `zhian-pack-${process.pid}-`));
    await packed();
    expect([existsSync(left), existsSync(own)]).toEqual([false, true]);
    rmSync(own, { recursive: true });
  });
});

describe('a range of bytes', () => {
  it('is read as browsers and download programs write it', () => {
    expect([rangeIn(null, 10), rangeIn('bytes=0-', 10), rangeIn('bytes=4-7', 10), rangeIn('bytes=-3', 10), rangeIn('bytes=8-99', 10)]).toEqual([null, { from: 0, to: 9 }, { from: 4, to: 7 }, { from: 7, to: 9 }, { from: 8, to: 9 }]);
    expect([rangeIn('bytes=10-', 10), rangeIn('bytes=7-4', 10), rangeIn('bytes=-0', 10)]).toEqual(['beyond', 'beyond', 'beyond']);
    expect([rangeIn('bytes=0-1,3-4', 10), rangeIn('pages=1-2', 10), rangeIn('bytes=-', 10)]).toEqual([null, null, null]);
  });
});
