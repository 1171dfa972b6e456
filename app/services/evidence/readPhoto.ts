import { evidenceOf } from 'db/repositories/paper/evidence';
import { scopeOf } from 'db/repositories/scope';
import { marksOf, originalOf, PHOTO_NAME } from '~/domain/shared/marks';
import type { Context } from '../context';
import { drawMarks } from './drawMarks';
import { evidenceKey } from './evidenceKey';

/** A photo of an enterprise as its name tells it, for its papers, which are made in a process of their own: with what was drawn over it, where something was. Null when it is not there. */
export async function readPhoto(cx: Pick<Context, 'store' | 'storage'>, enterpriseId: string, name: string): Promise<Buffer | null> {
  if (!PHOTO_NAME.test(name)) return null;
  const bytes = await cx.storage.get(evidenceKey(enterpriseId, originalOf(name)));
  if (!bytes || marksOf(name) === '') return bytes;
  const shapes = await evidenceOf(scopeOf(cx.store, enterpriseId)).shapesOf(name);
  return shapes && drawMarks(bytes, shapes);
}
