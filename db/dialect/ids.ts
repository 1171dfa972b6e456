import { randomFillSync } from 'node:crypto';

/** Random bytes drawn from the system for 256 ids at once: a draw costs more than all the rest of an id. */
const drawn = Buffer.alloc(16 * 256);
let used = drawn.length;

function sixteenRandomBytes(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const bytes = Buffer.from(drawn.subarray(used, used + 16));
  drawn.fill(0, used, (used += 16));
  return bytes;
}

let last = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562): sortable in time, and in order within one process also inside one millisecond.
 * `now` is milliseconds since 1970; records made with given dates pass theirs.
 */
export function newId(now: number = Date.now()): string {
  counter = now === last ? counter + 1 : 0;
  last = now;
  const bytes = sixteenRandomBytes();
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | (counter & 0xfff), 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
