import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { evidence } from 'db/schema';
import { explain } from '~/domain/shared/refusal';
import { readEvidence } from '~/services/evidence/readEvidence';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { judgedWithPhotos } from '~/platform/web/photoForm';
import { schemaOf } from '~/verbs/schema';
import { PHOTO_BYTES, PHOTO_REFUSALS, storePhoto } from '~/services/evidence/storePhoto';
import { createWorld, type World } from '../../world/factory';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const file = (bytes: Uint8Array, name = 'IMG_1.jpg'): File => new File([new Uint8Array(bytes)], name);
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#6699aa' } }).jpeg().withExif({ IFD0: { Copyright: '挤塑车间' } }).toBuffer();
const store = (given: File) => storePhoto(world.cx, world.haina.as('lead', 'check.submit'), given);

describe('a photo', () => {
  it('is kept upright and small, without metadata, once, for its own factory only', async () => {
    const bytes = await photo();
    const [first, again] = [await store(file(bytes)), await store(file(bytes, 'copy.png'))];
    if (!first.ok || !again.ok) throw new Error('refused');
    expect(again.fact.hash).toBe(first.fact.hash);
    const kept = await readEvidence(world.cx, world.haina.as('operator', 'hazard.view'), first.fact.hash);
    const { width, height, exif, format } = await sharp(kept!.bytes).metadata();
    expect({ width, height, exif, format }).toEqual({ width: 1600, height: 800, exif: undefined, format: 'jpeg' });
    expect(await readEvidence(world.cx, world.beichen.as('director', 'hazard.view'), first.fact.hash)).toBeNull();
    expect(await readEvidence(world.cx, world.haina.as('director', 'hazard.view'), '../../zhian.db')).toBeNull();
  });

  it('keeps roughly what it looks like: near for the same scene, far for another, nothing for a picture without contrast', async () => {
    const scene = (turn: number) => {
      const shapes = Array.from({ length: 8 }, (_, at) => `<rect x="${((at * 97 + turn * 211) % 700)}" y="${((at * 61 + turn * 157) % 500)}" width="${80 + at * 17}" height="${60 + at * 11}" fill="rgb(${[0, 1, 2].map((channel) => 40 + ((at * 53 + channel * 31 + turn * 71) % 170)).join()})"/>`);
      return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#777"/>${shapes.join('')}</svg>`));
    };
    const lookOf = async (bytes: Buffer): Promise<string | null> => {
      const stored = await store(file(bytes));
      if (!stored.ok) throw new Error(stored.refusal.code);
      return (await world.store.read.select().from(evidence).where(eq(evidence.hash, stored.fact.hash)))[0]!.look;
    };
    const [first, again, other] = [await lookOf(await scene(1).jpeg({ quality: 90 }).toBuffer()), await lookOf(await scene(1).resize(640).jpeg({ quality: 50 }).toBuffer()), await lookOf(await scene(4).jpeg().toBuffer())];
    const bits = (one: string | null, two: string | null): number => (BigInt(`0x${one!}`) ^ BigInt(`0x${two!}`)).toString(2).replaceAll('0', '').length;
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(bits(first, again)).toBeLessThanOrEqual(3);
    expect(bits(first, other)).toBeGreaterThan(10);
    expect(await lookOf(await photo())).toBeNull();
  });

  it.each([['of 64 megapixels', 9248, 6944], ['as a panorama', 16000, 4000]])('%s is taken and made small', async (_, width, height) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#c84' } }).jpeg({ quality: 60 }).toBuffer();
    const stored = await store(file(bytes));
    if (!stored.ok) throw new Error(stored.refusal.code);
    const kept = await readEvidence(world.cx, world.haina.as('operator', 'hazard.view'), stored.fact.hash);
    expect(Math.max(...Object.values((({ width, height }) => ({ width, height }))(await sharp(kept!.bytes).metadata())))).toBe(1600);
  });

  it('of more pixels than can be unpacked is refused with that reason', async () => {
    const bytes = await photo();
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(40_000, frame + 5);
    bytes.writeUInt16BE(50_000, frame + 7);
    const result = await store(file(bytes));
    expect(result).toEqual({ ok: false, refusal: { code: 'photoPixels', name: 'IMG_1.jpg', width: 50_000, height: 40_000 } });
    expect(explain(PHOTO_REFUSALS, { code: 'photoPixels', name: 'IMG_1.jpg', width: 50_000, height: 40_000 }).sentence).toContain('50000×40000 像素（约 200000 万像素）');
  });

  it('that is bad keeps the good ones of its form on file', async () => {
    const { fields: asked } = ROUTINE_CONTRACTS.correctCheck;
    const posted = new Map<string, FormDataEntryValue[]>([
      ['reason', ['补拍']], ['answer.a', ['nonconforming']], ['photo.a', [file(new Uint8Array([1, 2, 3]), '坏.jpg'), file(await photo())]],
      ['answer.b', ['nonconforming']], ['photo.b', [file(await photo(), '好.jpg')]], ['photoHash.b', ['a'.repeat(64)]], ['answer.c', ['conforming']], ['photo.c', [file(new Uint8Array([1]), '不看.jpg')]],
    ]);
    const form = await judgedWithPhotos({ cx: world.cx, permit: world.haina.as('lead', 'check.submit') }, posted, schemaOf(asked), asked);
    if (form.ok) throw new Error('taken');
    const { errors, values, status } = form.response.data;
    expect([status, errors]).toEqual([415, { 'photo.a': expect.stringContaining('“坏.jpg”不是照片') }]);
    expect(['a', 'b', 'c'].map((item) => [values[`photoHash.${item}`] ?? []].flat().length)).toEqual([1, 2, 0]);
  });

  it.each<[string, number, () => Promise<Uint8Array>]>([
    ['photoEmpty', 422, async () => new Uint8Array()],
    ['photoTooLarge', 413, async () => new Uint8Array(PHOTO_BYTES + 1)],
    ['notAPhoto', 415, async () => new TextEncoder().encode('%PDF-1.7 not a photo at all')],
    ['photoHeic', 415, async () => new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['photoBroken', 422, async () => (await photo()).subarray(0, 300)],
  ])('is refused by its bytes, whatever its name says: %s', async (code, status, bytes) => {
    const result = await store(file(await bytes()));
    if (result.ok) throw new Error('taken');
    expect(result.refusal.code).toBe(code);
    expect(explain(PHOTO_REFUSALS, result.refusal)).toMatchObject({ status, field: 'photo' });
  });
});
