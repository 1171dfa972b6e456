import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { explain } from '~/domain/shared/refusal';
import { readEvidence } from '~/services/evidence/readEvidence';
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
