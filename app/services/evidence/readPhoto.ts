import type { Context } from '../context';
import { evidenceKey } from './evidenceKey';

/** The bytes of a photo for a paper of its own enterprise; null when it is not there. */
export const readPhoto = (cx: Pick<Context, 'storage'>, enterpriseId: string, hash: string): Promise<Buffer | null> =>
  /^[0-9a-f]{64}$/.test(hash) ? cx.storage.get(evidenceKey(enterpriseId, hash)) : Promise.resolve(null);
