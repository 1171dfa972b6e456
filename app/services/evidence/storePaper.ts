import type { Step } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { evidenceOf } from 'db/repositories/paper/evidence';
import { scopeOf } from 'db/repositories/scope';
import { evidence } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type FileKind, fileKind } from '~/domain/shared/fileKind';
import { digestOf } from '~/platform/host/digest';
import type { Context } from '../context';
import type { AttachmentRefusal } from './paperRefusals';
import { evidenceKey } from './evidenceKey';

/** A paper as it was sent. */
export interface PaperUpload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A paper in the store; `steps` join the write set that refers to it. */
export interface KeptPaper {
  readonly hash: string;
  readonly name: string;
  readonly steps: readonly Step[];
}

export const PAPER_MEGABYTES = 10;
const NAME_LENGTH = 120;

/** Media types of the kinds that are taken. */
const MEDIA_TYPES: Readonly<Partial<Record<FileKind, string>>> = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' };

/**
 * Puts a paper (PDF, JPG, PNG, at most 10 MB) into the store under its SHA-256, and gives the step that tells of it.
 * The bytes are kept as they came: a signed scan must not be re-encoded. Event `evidence.stored`.
 */
export async function keepPaper(cx: Context, permit: Authorised<Action>, upload: PaperUpload): Promise<Decision<KeptPaper, AttachmentRefusal>> {
  if (upload.bytes.length === 0) return refused({ code: 'paperEmpty' });
  if (upload.bytes.length > PAPER_MEGABYTES * 1024 * 1024) return refused({ code: 'paperTooLarge', mostMegabytes: PAPER_MEGABYTES });
  const kind = fileKind(upload.bytes);
  const mediaType = kind && MEDIA_TYPES[kind];
  if (!mediaType) return refused({ code: 'paperType' });
  const hash = await digestOf(upload.bytes);
  const name = upload.name.replace(/^.*[\\/]/, '').slice(-NAME_LENGTH) || '任命文件';
  await cx.storage.put(evidenceKey(permit.enterpriseId, hash), upload.bytes);
  if (await evidenceOf(scopeOf(cx.store, permit.enterpriseId)).byHash(hash)) return decided({ hash, name, steps: [] });
  const row = {
    enterpriseId: permit.enterpriseId, hash, mediaType, bytes: upload.bytes.length, width: null, height: null, originalName: name, uploadedBy: permit.personId, uploadedAt: cx.now(),
  };
  return decided({
    hash,
    name,
    steps: [{ event: { type: 'evidence.stored', subject: { kind: 'evidence', id: hash }, payload: { name, mediaType } }, writes: [insert(evidence, row)] }],
  });
}
