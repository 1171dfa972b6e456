import type { PaperFormat } from '~/domain/report/listFiles';
import { digestOf } from '~/platform/host/digest';
import type { Context } from '../context';

/** Where the bytes of a paper lie: under their own SHA-256, in the enterprise's part of the storage. */
export const documentKey = (enterpriseId: string, hash: string, format: PaperFormat = 'pdf'): string => `documents/${enterpriseId}/${hash}.${format}`;

/** Keeps the bytes of a paper and answers with their SHA-256 (hex). The same bytes twice are one document. */
export async function storeDocument(cx: Pick<Context, 'storage'>, enterpriseId: string, bytes: Uint8Array, format: PaperFormat = 'pdf'): Promise<string> {
  const hash = await digestOf(bytes);
  await cx.storage.put(documentKey(enterpriseId, hash, format), bytes);
  return hash;
}

/** The bytes of a stored paper; null when this enterprise has none of that hash. */
export const readDocument = (cx: Pick<Context, 'storage'>, enterpriseId: string, hash: string, format: PaperFormat = 'pdf'): Promise<Buffer | null> =>
  /^[0-9a-f]{64}$/.test(hash) ? cx.storage.get(documentKey(enterpriseId, hash, format)) : Promise.resolve(null);
