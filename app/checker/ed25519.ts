/* Ed25519 (RFC 8032) by hand, for checking only: not every browser has it. Some signatures are checked in all, so plain arithmetic will do. */

const P = 2n ** 255n - 19n;
/** The order of the base point. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (value: bigint, by = P): bigint => ((value % by) + by) % by;

function power(base: bigint, exponent: bigint, by = P): bigint {
  let [result, square] = [1n, mod(base, by)];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % by;
    square = (square * square) % by;
  }
  return result;
}

const D = mod(-121665n * power(121666n, P - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** A point in extended coordinates. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];
const ZERO: Point = [0n, 1n, 1n, 0n];

function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D);
  const d = mod(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(point: Point, factor: bigint): Point {
  let [result, double] = [ZERO, point];
  for (let left = factor; left > 0n; left >>= 1n) {
    if (left & 1n) result = add(result, double);
    double = add(double, double);
  }
  return result;
}

/** The point of 32 bytes; null where there is none. */
function pointOf(bytes: Uint8Array): Point | null {
  const raw = numberOf(bytes);
  const isOdd = raw >> 255n;
  const y = raw & (2n ** 255n - 1n);
  if (y >= P) return null;
  const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)];
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  if (mod(v * x * x) !== u) x = mod(x * ROOT_OF_MINUS_ONE);
  if (mod(v * x * x) !== u || (x === 0n && isOdd === 1n)) return null;
  if ((x & 1n) !== isOdd) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

const BASE = pointOf(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x58 : 0x66)))!;

/** Little-endian. */
function numberOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at -= 1) value = (value << 8n) | BigInt(bytes[at]!);
  return value;
}

const WORD = 2n ** 64n - 1n;

/** The whole part of the k-th root. */
function root(value: bigint, k: bigint): bigint {
  let [low, high] = [0n, 1n << 80n];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** k <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

const PRIMES: bigint[] = [];
for (let n = 2n; PRIMES.length < 80; n += 1n) if (PRIMES.every((prime) => n % prime !== 0n)) PRIMES.push(n);
const K = PRIMES.map((prime) => root(prime << 192n, 3n) & WORD);
const START = PRIMES.slice(0, 8).map((prime) => root(prime << 128n, 2n) & WORD);
const turn = (value: bigint, by: bigint): bigint => ((value >> by) | (value << (64n - by))) & WORD;

/** SHA-512 of a short message. */
function sha512(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  const state = [...START];
  for (let from = 0; from < padded.length; from += 128) {
    const w = Array.from({ length: 16 }, (_, at) => view.getBigUint64(from + at * 8));
    for (let at = 16; at < 80; at += 1) {
      const [x, y] = [w[at - 15]!, w[at - 2]!];
      w[at] = (w[at - 16]! + (turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n)) + w[at - 7]! + (turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n))) & WORD;
    }
    let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    for (let at = 0; at < 80; at += 1) {
      const t1 = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ ((e ^ WORD) & g)) + K[at]! + w[at]!;
      const t2 = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & WORD, c, b, a, (t1 + t2) & WORD];
    }
    [a, b, c, d, e, f, g, h].forEach((value, at) => (state[at] = (state[at]! + value) & WORD));
  }
  const out = new DataView(new ArrayBuffer(64));
  state.forEach((word, at) => out.setBigUint64(at * 8, word));
  return new Uint8Array(out.buffer);
}

/** Bytes of a text in base64url; nothing where it is none. */
export function bytesOf(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** Whether a text was signed by the key of which this is the public part; both base64url. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  const [key, sign, message] = [bytesOf(publicKey), bytesOf(signature), new TextEncoder().encode(text)];
  if (key.length !== 32 || sign.length !== 64) return false;
  const [r, s] = [sign.subarray(0, 32), numberOf(sign.subarray(32))];
  const [a, rPoint] = [pointOf(key), pointOf(r)];
  if (!a || !rPoint || s >= L) return false;
  const all = new Uint8Array(64 + message.length);
  all.set(r);
  all.set(key, 32);
  all.set(message, 64);
  const k = mod(numberOf(sha512(all)), L);
  const [x1, y1, z1] = times(BASE, s);
  const [x2, y2, z2] = add(rPoint, times(a, k));
  return mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n;
}
