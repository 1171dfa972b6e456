import { evidenceOf } from 'db/repositories/paper/evidence';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { marksOf, originalOf, PHOTO_NAME, type Shape } from '~/domain/shared/marks';
import { drawnOver } from '../aside/photo';
import type { Context } from '../context';
import { evidenceKey } from './evidenceKey';

/** A photo of the same factory as its name tells it, with what was drawn over it where something was; or any other evidence by its hash. Null for anything else. */
export async function readEvidence(cx: Context, permit: Authorised<'hazard.view'>, name: string): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  if (!PHOTO_NAME.test(name)) return null;
  const found = await evidenceOf(scopeOf(cx.store, permit.enterpriseId)).byHash(originalOf(name));
  const bytes = found && (await cx.storage.get(evidenceKey(permit.enterpriseId, found.hash)));
  if (!bytes || marksOf(name) === '') return bytes && { bytes, mediaType: found.mediaType };
  const shapes = await readMarks(cx, permit, name);
  return shapes && { bytes: await drawnOver(bytes, shapes), mediaType: 'image/jpeg' };
}

/** What was drawn over a photo of the same factory, as data; null where nothing of that name was. */
export const readMarks = async (cx: Context, permit: Authorised<'hazard.view'>, name: string): Promise<readonly Shape[] | null> =>
  PHOTO_NAME.test(name) && marksOf(name) ? evidenceOf(scopeOf(cx.store, permit.enterpriseId)).shapesOf(name) : null;
