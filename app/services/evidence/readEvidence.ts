import { evidenceOf } from 'db/repositories/paper/evidence';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Context } from '../context';
import { evidenceKey } from './evidenceKey';

/** The bytes of a photo of the same factory; null for anything else. */
export async function readEvidence(cx: Context, permit: Authorised<'hazard.view'>, hash: string): Promise<{ bytes: Buffer; mediaType: string } | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const found = await evidenceOf(scopeOf(cx.store, permit.enterpriseId)).byHash(hash);
  const bytes = found && (await cx.storage.get(evidenceKey(permit.enterpriseId, hash)));
  return bytes ? { bytes, mediaType: found.mediaType } : null;
}
