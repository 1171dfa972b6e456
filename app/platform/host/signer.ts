import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The key by which the platform signs what it tells others: Ed25519, kept in a file outside the database. */
export interface Signer {
  /** The name of the key: the beginning of the SHA-256 of its public part. */
  readonly key: string;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  /** Signs a text (base64url). Equal texts give equal signatures. */
  sign(text: string): string;
}

/** The file holds no key of this program; the message names it. */
export class UnreadableSigningKey extends Error {
  override readonly name = 'UnreadableSigningKey';
}

const NAME_DIGITS = 32;
/** What stands before the 32 bytes in the usual form of such a key (SPKI). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** The name of a public key (base64url). */
export const keyName = (publicKey: string): string => createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, NAME_DIGITS);

const publicOf = (publicKey: string): KeyObject => createPublicKey({ key: Buffer.concat([SPKI_HEAD, Buffer.from(publicKey, 'base64url')]), format: 'der', type: 'spki' });

/** A public key in the form other programs read (PEM). */
export const publicPem = (publicKey: string): string => publicOf(publicKey).export({ format: 'pem', type: 'spki' }) as string;

/** Whether a text was signed by the key of which this is the public part; false also for what is no key or no signature. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), publicOf(publicKey), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function signerOf(key: KeyObject): Signer {
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length).toString('base64url');
  return { key: keyName(publicKey), publicKey, sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') };
}

function signerIn(file: string): Signer {
  const text = readFileSync(file, 'utf8');
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return signerOf(key);
  } catch {
    // told below
  }
  throw new UnreadableSigningKey(`${file} holds no Ed25519 key`);
}

/** Writes a new key beside its place, for the owner alone; answers where. */
function draft(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const name = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  writeFileSync(name, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx', flush: true });
  return name;
}

/** Reads the key, and makes one where there is none; of several processes that make one at the same time all read the same. Throws UnreadableSigningKey. */
export function openSigner(place: string): Signer {
  const file = path.resolve(place);
  try {
    return signerIn(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = draft(file);
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made);
  }
  return signerIn(file);
}

/** Puts a new key in the place of the old one, which is gone afterwards; `tell` is called between: with what it throws nothing is replaced. */
export async function replaceSigner(place: string, tell: (old: Signer, made: Signer) => Promise<void>): Promise<Signer> {
  const file = path.resolve(place);
  const old = openSigner(file);
  const made = draft(file);
  try {
    await tell(old, signerIn(made));
    renameSync(made, file);
  } catch (error) {
    rmSync(made, { force: true });
    throw error;
  }
  return signerIn(file);
}
