import { canonicalJson } from './canonical';
import { partsOf } from './stored';

/** Where a chain stands, as it is signed: its number of events and the hash of the last. `at` is when that was. */
export interface HeadStatement {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

/** A head with the signature of the platform: by which key, and over `headText` (base64url). */
export interface SignedHead extends HeadStatement {
  readonly key: string;
  readonly signature: string;
}

/** A key of the platform as it is told: its name, the public key (Ed25519, 32 bytes, base64url), since when, and which key said so (the first says so itself). */
export interface KeyStatement {
  readonly key: string;
  readonly publicKey: string;
  readonly at: string;
  readonly by: string;
}

export interface SignedKey extends KeyStatement {
  readonly signature: string;
}

// Each text begins with what it is, so that no signature of one kind can stand under another.

/** The text that is signed of a head. */
export const headText = ({ chain, seq, hash, at }: HeadStatement): string => canonicalJson(['zhian.head.1', chain, seq, hash, at]);

/** The text that is signed of a key. */
export const keyText = ({ key, publicKey, at, by }: KeyStatement): string => canonicalJson(['zhian.key.1', key, publicKey, at, by]);

/** The name of a key as people compare it: its digits in groups of four. */
export const keyWords = (key: string): string => (key.match(/.{1,4}/g) ?? []).join(' ');

/** Reads a head that was deposited. */
export const readSignedHead = (stored: unknown): SignedHead => ({ chain: '', seq: 0, hash: '', at: '', key: '', signature: '', ...partsOf<SignedHead>(stored) });
