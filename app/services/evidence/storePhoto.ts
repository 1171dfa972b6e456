import { insert, type Write } from 'db/dialect/writes';
import { evidenceOf } from 'db/repositories/paper/evidence';
import { scopeOf } from 'db/repositories/scope';
import { evidence } from 'db/schema';
import type { Authorised, Member } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { fileKind } from '~/domain/shared/fileKind';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { digestOf } from '~/platform/host/digest';
import { reencodeAside } from '../aside/photo';
import { evidenceKey } from './evidenceKey';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Bytes of one photo as it comes from a camera. */
export const PHOTO_BYTES = 10 * 1024 * 1024;

export type PhotoRefusal =
  | { readonly code: 'photoEmpty'; readonly name: string }
  | { readonly code: 'photoTooLarge'; readonly name: string; readonly bytes: number }
  | { readonly code: 'photoHeic'; readonly name: string }
  | { readonly code: 'photoPixels'; readonly name: string; readonly width: number; readonly height: number }
  | { readonly code: 'notAPhoto'; readonly name: string }
  | { readonly code: 'photoBroken'; readonly name: string };

const named = (name: string): string => (name ? `“${name}”` : '这张照片');

/** Sentences of everything that can stand against a photo. */
export const PHOTO_REFUSALS: RefusalTexts<PhotoRefusal> = {
  photoEmpty: ({ name }) => ({ status: 422, field: 'photo', sentence: `${named(name)}是空的，请重新拍照或重新选择。` }),
  photoTooLarge: ({ name, bytes }) => ({
    status: 413, field: 'photo', sentence: `${named(name)}有 ${(bytes / 1024 / 1024).toFixed(1)} MB，超过每张 10 MB 的上限。请调低相机分辨率后重拍。`,
  }),
  photoHeic: ({ name }) => ({
    status: 415, field: 'photo', sentence: `${named(name)}是 HEIC 格式，暂不能保存。请在手机相机设置中选择“兼容性最佳”（JPEG）后重拍。`,
  }),
  photoPixels: ({ name, width, height }) => ({
    status: 413, field: 'photo', sentence: `${named(name)}有 ${width}×${height} 像素（约 ${Math.round((width * height) / 10_000)} 万像素），超出可以处理的大小。请在相机设置里选较低的分辨率后重拍。`,
  }),
  notAPhoto: ({ name }) => ({ status: 415, field: 'photo', sentence: `${named(name)}不是照片。请选择 JPEG、PNG 或 WebP 格式的照片。` }),
  photoBroken: ({ name }) => ({ status: 422, field: 'photo', sentence: `${named(name)}无法打开，可能没有传完整。请重新拍照或重新选择。` }),
};

/** A photo whose bytes are in the storage and whose row is not yet on file. */
export type PreparedPhoto = typeof evidence.$inferInsert;

/**
 * Takes a photo in: judged by its bytes, at most 10 MB, re-encoded without metadata, stored under the SHA-256 of what
 * is kept. The row is written by whoever uses it (`newEvidence`), in the same write set as what it is evidence for.
 */
export async function preparePhoto(cx: Context, permit: Pick<Authorised<Action>, 'enterpriseId' | 'personId'>, file: File): Promise<Decision<PreparedPhoto, PhotoRefusal>> {
  const { name } = file;
  if (file.size === 0) return refused({ code: 'photoEmpty', name });
  if (file.size > PHOTO_BYTES) return refused({ code: 'photoTooLarge', name, bytes: file.size });
  const raw = new Uint8Array(await file.arrayBuffer());
  const kind = fileKind(raw);
  if (kind === 'heic') return refused({ code: 'photoHeic', name });
  if (kind !== 'jpeg' && kind !== 'png' && kind !== 'webp') return refused({ code: 'notAPhoto', name });
  const kept = await reencodeAside(raw);
  if ('fault' in kept) return refused(kept.fault === 'pixels' ? { code: 'photoPixels', name, width: kept.width, height: kept.height } : { code: 'photoBroken', name });
  const hash = await digestOf(kept.bytes);
  await cx.storage.put(evidenceKey(permit.enterpriseId, hash), kept.bytes);
  return decided({
    enterpriseId: permit.enterpriseId, hash, mediaType: 'image/jpeg', bytes: kept.bytes.length, width: kept.width, height: kept.height, look: kept.look,
    originalName: name.slice(0, 200), uploadedBy: permit.personId, uploadedAt: cx.now(),
  });
}

/** Takes in several photos; refuses all with the first that is refused. Empty file fields are left out. */
export async function preparePhotos(cx: Context, permit: Pick<Authorised<Action>, 'enterpriseId' | 'personId'>, files: readonly File[]): Promise<Decision<PreparedPhoto[], PhotoRefusal>> {
  const prepared: PreparedPhoto[] = [];
  for (const file of files.filter(({ size, name }) => size > 0 || name !== '')) {
    const photo = await preparePhoto(cx, permit, file);
    if (!photo.ok) return photo;
    prepared.push(photo.fact);
  }
  return decided(prepared);
}

/** Which of the photos named can be relied on, and the rows still to be written for those just prepared. Null when one is unknown, or what was drawn over it is. */
export async function newEvidence(cx: Pick<Context, 'store'>, enterpriseId: string, hashes: readonly string[], prepared: readonly PreparedPhoto[]): Promise<Write[] | null> {
  const wanted = new Set(hashes);
  const known = await evidenceOf(scopeOf(cx.store, enterpriseId)).known([...wanted]);
  const rows = new Map(prepared.filter(({ hash }) => wanted.has(hash) && !known.has(hash)).map((row) => [row.hash, row]));
  if ([...wanted].some((hash) => !known.has(hash) && !rows.has(hash))) return null;
  return rows.size === 0 ? [] : [insert(evidence, [...rows.values()])];
}

/** Takes a photo in and puts it on file by itself, for uploads made before their form is sent. The same photo twice is one. */
export async function storePhoto(cx: Context, permit: Authorised<Action> | Member, file: File): Promise<Decision<{ hash: string }, PhotoRefusal>> {
  const photo = await preparePhoto(cx, permit, file);
  if (!photo.ok) return photo;
  const { hash } = photo.fact;
  return decide(async () => {
    const writes = (await newEvidence(cx, permit.enterpriseId, [hash], [photo.fact])) ?? [];
    if (writes.length > 0) {
      const event = { type: 'evidence.stored' as const, subject: { kind: 'evidence', id: hash }, payload: { bytes: photo.fact.bytes } };
      await record(cx, permit, event, writes);
    }
    return decided({ hash });
  });
}
