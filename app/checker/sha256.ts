/* SHA-256 by hand: a page opened from a file has no `crypto.subtle` in every browser, and what is hashed here comes in pieces. */

/** The fractional parts of the cube roots of the first 64 primes (FIPS 180-4). */
const K = new Int32Array(64);
const START = new Int32Array(8);
{
  let found = 0;
  for (let n = 2; found < 64; n += 1) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
    if (!isPrime) continue;
    const part = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
    if (found < 8) START[found] = part(Math.sqrt(n));
    K[found] = part(Math.cbrt(n));
    found += 1;
  }
}

/** The words of the block that is worked on: one block at a time, whichever hash it belongs to. */
const WORDS = new Int32Array(64);

/** The hash of bytes that come one piece after the other. */
export class Sha256 {
  // signed words: the engine keeps those in registers
  private readonly state = Int32Array.from(START);
  private readonly rest = new Uint8Array(64);
  private filled = 0;
  private length = 0;

  update(bytes: Uint8Array): this {
    this.length += bytes.length;
    let at = 0;
    if (this.filled > 0) {
      at = Math.min(64 - this.filled, bytes.length);
      this.rest.set(bytes.subarray(0, at), this.filled);
      this.filled += at;
      if (this.filled < 64) return this;
      this.block(this.rest, 0);
      this.filled = 0;
    }
    for (; at + 64 <= bytes.length; at += 64) this.block(bytes, at);
    this.rest.set(bytes.subarray(at), 0);
    this.filled = bytes.length - at;
    return this;
  }

  /** The hash (hex) of all that came; nothing may come after. */
  digest(): string {
    const bits = this.length * 8;
    const end = new Uint8Array(this.filled < 56 ? 64 - this.filled : 128 - this.filled);
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(end.length - 4, bits >>> 0);
    this.update(end);
    let text = '';
    for (const word of this.state) text += (word >>> 0).toString(16).padStart(8, '0');
    return text;
  }

  private block(bytes: Uint8Array, from: number): void {
    const s = this.state;
    for (let i = 0, at = from; i < 16; i += 1, at += 4) WORDS[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    for (let i = 16; i < 64; i += 1) {
      const x = WORDS[i - 15]!;
      const y = WORDS[i - 2]!;
      WORDS[i] = (WORDS[i - 16]! + WORDS[i - 7]! + (((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)) + (((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10))) | 0;
    }
    let a = s[0]!, b = s[1]!, c = s[2]!, d = s[3]!, e = s[4]!, f = s[5]!, g = s[6]!, h = s[7]!;
    for (let i = 0; i < 64; i += 1) {
      const t1 = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + (g ^ (e & (f ^ g))) + K[i]! + WORDS[i]!) | 0;
      const t2 = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) | (c & (a | b)))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    s[0] = (s[0]! + a) | 0; s[1] = (s[1]! + b) | 0; s[2] = (s[2]! + c) | 0; s[3] = (s[3]! + d) | 0;
    s[4] = (s[4]! + e) | 0; s[5] = (s[5]! + f) | 0; s[6] = (s[6]! + g) | 0; s[7] = (s[7]! + h) | 0;
  }
}

const utf8 = new TextEncoder();

/** The hash (hex) of a text or of bytes. */
export const sha256 = (content: string | Uint8Array): string => new Sha256().update(typeof content === 'string' ? utf8.encode(content) : content).digest();
