import { createHmac, randomBytes, randomInt } from 'node:crypto';

/** One-time codes of an authenticator app (RFC 6238 over HMAC-SHA-1, six figures, thirty seconds), as every such app makes them. */
const STEP_MS = 30_000;
const FIGURES = 6;
/** Clocks may be a step apart. */
const APART = 1;
const SECRET_BYTES = 20;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of one step (RFC 4226). `secret` is raw. */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const at = digest[digest.length - 1]! & 0x0f;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 10 ** FIGURES).padStart(FIGURES, '0');
}

/** The step a code belongs to, now or one beside it, later than the last one that was used; null for none. `now` in milliseconds. */
export function stepOf(secret: Buffer, code: string, now: number, last: number | null): number | null {
  const here = Math.floor(now / STEP_MS);
  for (let step = here - APART; step <= here + APART; step += 1) if (step > (last ?? -1) && codeAt(secret, step) === code) return step;
  return null;
}

/** A new secret, raw. */
export const newSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** A secret as apps take it when it is typed. */
export function base32(secret: Buffer): string {
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

const ISSUER = '质安';
/** What an app reads from a QR. */
export const otpauthOf = (secret: Buffer, loginName: string): string => `otpauth://totp/${[ISSUER, loginName].map(encodeURIComponent).join(':')}?secret=${base32(secret)}&issuer=${encodeURIComponent(ISSUER)}`;

/** Letters and figures that nobody confuses when reading them off paper; none that a code of figures could be. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const RECOVERY = { codes: 8, letters: 10 } as const;
/** Codes for whoever has lost their device, each good once: some 45 bits. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY.codes }, () => Array.from({ length: RECOVERY.letters }, (_, at) => (at === RECOVERY.letters / 2 ? '-' : '') + LETTERS[randomInt(LETTERS.length)]!).join(''));
