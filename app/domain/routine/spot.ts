import { partsOf, textsOf } from '../shared/stored';
import { PHOTOS_LIMIT } from './answers';
import type { SpotAnswer } from './types';

/** Which item of which sheet: the same on every device and however often it is opened. */
export interface SpotOf {
  readonly enterpriseId: string;
  readonly postId: string;
  readonly day: string;
  readonly turn: string;
  readonly itemId: string;
}

/** A number from 0 to 1 that a text leads to, spread evenly (FNV-1a with the last mixing of MurmurHash3). No secret: it only has to be the server's choice and to stay the same. */
function drawnFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Whether an item of a sheet asks for a photo of the moment (抽拍), of `percent` in a hundred items. */
export const asksForPhoto = (percent: number, { enterpriseId, postId, day, turn, itemId }: SpotOf): boolean =>
  drawnFrom([enterpriseId, postId, day, turn, itemId].join('\n')) < percent / 100;

/** What a record keeps of it: nothing where no photo was asked for and none was given. Without a photo, and without a word why, it is kept as that. */
export function spotOf(asked: boolean, given: SpotAnswer | null | undefined): SpotAnswer | null {
  const photos = [...new Set(given?.photos ?? [])].slice(0, PHOTOS_LIMIT);
  const why = photos.length > 0 ? '' : (given?.why ?? '').trim();
  return asked || photos.length > 0 || why !== '' ? { photos, why } : null;
}

/** Reads what is on file of it; null where no photo was asked for. */
export function readSpot(stored: unknown): SpotAnswer | null {
  if (stored === null || stored === undefined) return null;
  const { photos, why } = partsOf<SpotAnswer>(stored);
  return { photos: textsOf(photos), why: String(why ?? '') };
}

/** What is said of it beside the photos. */
export const spotWords = ({ photos, why }: SpotAnswer): string => (photos.length > 0 ? '抽拍照片' : `抽到拍照，没有拍：${why === '' ? '没有写原因' : why}`);
