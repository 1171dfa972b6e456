/** Digits and letters of the code: none that is taken for another when it is read from paper (no I, L, O, U). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5n;
/** Signs that tell the hash; one more checks them. */
const TELLING = 11;
const HASH_BITS = 256n;

/** Twice a number of 0–31 in the field of 32 elements (x⁵ + x² + 1): what makes each place of the code weigh differently. */
const twice = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/** The sign that checks others: one mistyped sign, or two that changed places, never leave it right. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => twice(sum) ^ value, 0);
}

/** The code printed on a paper, in groups of four: the beginning of its hash (SHA-256, hex) in 11 signs, and one that checks them. Empty without a hash. */
export function verifyCode(hash: string): string {
  if (hash === '') return '';
  const head = BigInt(`0x${hash}`) >> (HASH_BITS - BITS * BigInt(TELLING));
  const values = Array.from({ length: TELLING }, (_, place) => Number((head >> (BITS * BigInt(TELLING - 1 - place))) & 31n));
  const code = [...values, twice(checkOf(values))].map((value) => SIGNS[value]).join('');
  return (code.match(/.{4}/g) ?? []).join(' ');
}

/** What somebody typed from a paper: the hashes it may stand for, all of one beginning (`from` to `to`, both included, hex); or why it stands for none. */
export type ReadCode = { readonly from: string; readonly to: string } | { readonly wrong: 'mistyped' | 'noCode' };

/** All hashes of 64 digits that begin with so many bits of `head`. */
function within(head: bigint, bits: bigint): { from: string; to: string } {
  const hex = (value: bigint): string => value.toString(16).padStart(64, '0');
  return { from: hex(head << (HASH_BITS - bits)), to: hex(((head + 1n) << (HASH_BITS - bits)) - 1n) };
}

/**
 * Reads a code as it was typed, in capitals or not, with or without gaps; O, I and L are taken for the digits they look like. The sixteen hex digits
 * that papers carried before there were codes are read too; nothing checks those.
 */
export function readVerifyCode(typed: string): ReadCode {
  const said = typed.normalize('NFKC').toUpperCase().replace(/[\s\-－—–·.]/g, '');
  if (/^[0-9A-F]{16}$/.test(said)) return within(BigInt(`0x${said}`), 64n);
  const plain = said.replaceAll('O', '0').replace(/[IL]/g, '1');
  const values = Array.from(plain, (sign) => SIGNS.indexOf(sign));
  if (values.length !== TELLING + 1 || values.includes(-1)) return { wrong: 'noCode' };
  if (twice(checkOf(values.slice(0, TELLING))) !== values[TELLING]) return { wrong: 'mistyped' };
  return within(values.slice(0, TELLING).reduce((head, value) => (head << BITS) | BigInt(value), 0n), BITS * BigInt(TELLING));
}

/** The largest file that is compared for somebody whose browser computes no hashes. */
export const CHECKED_MEGABYTES = 8;
