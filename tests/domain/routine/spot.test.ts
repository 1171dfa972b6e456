import { describe, expect, it } from 'vitest';
import { asksForPhoto, readSpot, spotOf, spotWords } from '~/domain/routine/spot';

const of = (itemId: string, day = '2026-11-18', turn = '') => ({ enterpriseId: 'haina', postId: 'extruder', day, turn, itemId });
const drawn = (percent: number, day?: string): string[] => Array.from({ length: 20_000 }, (_, at) => `item-${at}`).filter((id) => asksForPhoto(percent, of(id, day)));

describe('the photo of the moment', () => {
  it('is asked of the share that the factory set, and of none where it set none', () => {
    expect(drawn(0)).toEqual([]);
    for (const percent of [1, 5, 20]) expect(Math.abs(drawn(percent).length / 200 - percent)).toBeLessThan(percent * 0.15);
  });

  it('is the same however often the sheet is opened, and another on another day or shift', () => {
    expect(drawn(5)).toEqual(drawn(5));
    const [today, tomorrow] = [new Set(drawn(5)), drawn(5, '2026-11-19')];
    expect(tomorrow.filter((id) => today.has(id)).length / tomorrow.length).toBeLessThan(0.12);
    expect(drawn(5).filter((id) => asksForPhoto(5, of(id, undefined, '20:00-32:00'))).length).toBeLessThan(drawn(5).length / 4);
    // Who is asked for more is asked for all that was asked for before.
    expect(drawn(20)).toEqual(expect.arrayContaining(drawn(5)));
  });

  it('is kept with its photos, or with why there is none, or as neither', () => {
    expect(spotOf(false, undefined)).toBeNull();
    expect(spotOf(false, { photos: [], why: ' ' })).toBeNull();
    expect(spotOf(true, undefined)).toEqual({ photos: [], why: '' });
    expect(spotOf(true, { photos: ['a', 'a', 'b'], why: '镜头坏了' })).toEqual({ photos: ['a', 'b'], why: '' });
    expect(spotOf(true, { photos: [], why: ' 镜头坏了 ' })).toEqual({ photos: [], why: '镜头坏了' });
    // The share was set lower while the phone had no network: what was given stays.
    expect(spotOf(false, { photos: ['a'], why: '' })).toEqual({ photos: ['a'], why: '' });
    expect(spotOf(true, { photos: Array.from({ length: 30 }, (_, at) => String(at)), why: '' })!.photos).toHaveLength(9);
    expect([readSpot(null), readSpot({ photos: ['a'] })]).toEqual([null, { photos: ['a'], why: '' }]);
    expect([{ photos: ['a'], why: '' }, { photos: [], why: '' }, { photos: [], why: '镜头坏了' }].map(spotWords)).toEqual(['抽拍照片', '抽到拍照，没有拍：没有写原因', '抽到拍照，没有拍：镜头坏了']);
  });
});
