import { instrumentsBy } from 'db/repositories/paper/instruments';
import { evidenceOf } from 'db/repositories/paper/evidence';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import { marksOf, originalOf, PHOTO_NAME, type Shape } from '~/domain/shared/marks';
import { INSTRUMENT_KIND_NAMES } from '~/domain/supervision/words';
import { audit } from '../audit/audit';
import { drawnOver } from '../aside/photo';
import type { Context } from '../context';
import { evidenceKey } from './evidenceKey';

/** A photo of the same factory as its name tells it, with what was drawn over it where something was; or any other evidence by its hash. Null for anything else. */
export const readEvidence = (cx: Context, permit: Authorised<'hazard.view'>, name: string): Promise<EvidenceFile | null> => fileOf(cx, permit.enterpriseId, name);

/** A photo that a reply to a regulator shows, as its officer reads it; the factory finds the look in its trail. Null for any other. */
export async function readReplyPhoto(cx: Context, permit: RegulatorPermit, instrumentId: string, name: string): Promise<EvidenceFile | null> {
  const story = await instrumentsBy(cx.store.read, permit.bureaus.map(({ id: bureau }) => bureau)).byId(instrumentId);
  const shown = story?.acts.flatMap(({ photos }) => photos.flatMap((photo) => [photo, originalOf(photo)])) ?? [];
  if (!story || !shown.includes(name)) return null;
  await audit(cx, { kind: 'submissionRead', enterpriseId: story.enterpriseId, actor: permit.actor, subject: { kind: 'instrument', id: story.id, name: `${INSTRUMENT_KIND_NAMES[story.kind]} ${story.number}` }, detail: '照片' });
  return fileOf(cx, story.enterpriseId, name);
}

interface EvidenceFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

async function fileOf(cx: Context, enterpriseId: string, name: string): Promise<EvidenceFile | null> {
  if (!PHOTO_NAME.test(name)) return null;
  const evidence = evidenceOf(scopeOf(cx.store, enterpriseId));
  const found = await evidence.byHash(originalOf(name));
  const bytes = found && (await cx.storage.get(evidenceKey(enterpriseId, found.hash)));
  if (!bytes || marksOf(name) === '') return bytes && { bytes, mediaType: found.mediaType };
  const shapes = await evidence.shapesOf(name);
  return shapes && { bytes: await drawnOver(bytes, shapes), mediaType: 'image/jpeg' };
}

/** What was drawn over a photo of the same factory, as data; null where nothing of that name was. */
export const readMarks = async (cx: Context, permit: Authorised<'hazard.view'>, name: string): Promise<readonly Shape[] | null> =>
  PHOTO_NAME.test(name) && marksOf(name) ? evidenceOf(scopeOf(cx.store, permit.enterpriseId)).shapesOf(name) : null;
