import { createHash } from 'node:crypto';
import { giveWay } from '~/domain/shared/giveWay';

/** Bytes that are worked on in one turn. */
export const A_TURN = 512 * 1024;

/** SHA-256 (hex) of bytes that may be many, a piece in each turn. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += A_TURN) {
    if (at > 0) await giveWay();
    hash.update(bytes.subarray(at, at + A_TURN));
  }
  return hash.digest('hex');
}
