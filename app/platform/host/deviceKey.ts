import { createHash, createPublicKey, verify } from 'node:crypto';

/** What a device signed and how (WebAuthn), all base64url: kept with a record, it can be checked anew at any time without anything else. */
export interface DeviceProof {
  readonly authenticatorData: string;
  readonly clientData: string;
  readonly signature: string;
}

/** A key as a device gave it out; `publicKey` is SPKI. */
export interface MadeKey {
  readonly id: string;
  readonly publicKey: string;
  readonly authenticatorData: string;
  readonly clientData: string;
}

const HASH_BYTES = 32;
const PRESENT = 0x01;
const VERIFIED = 0x04;
const MAY_BE_COPIED = 0x08;
const WITH_KEY = 0x40;
/** RP id hash, flags and counter; what follows is the AAGUID and the length and id of the key. */
const FIXED_BYTES = 37;
const AAGUID_BYTES = 16;

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** What a device is asked to sign for a statement. */
export const challengeOf = (statement: string): string => sha256(statement).toString('base64url');

/** Whether a device answered what it was asked, for this site, and made sure of its owner. */
function answers(said: { readonly authenticatorData: string; readonly clientData: string }, type: 'webauthn.get' | 'webauthn.create', statement: string, origins: readonly string[]): boolean {
  const data = bytes(said.authenticatorData);
  const flags = data[HASH_BYTES] ?? 0;
  if (data.length < FIXED_BYTES || (flags & PRESENT) === 0 || (flags & VERIFIED) === 0) return false;
  let client: { type?: unknown; challenge?: unknown; origin?: unknown };
  try {
    client = JSON.parse(bytes(said.clientData).toString('utf8')) as typeof client;
  } catch {
    return false;
  }
  const { origin } = client;
  if (client.type !== type || client.challenge !== challengeOf(statement) || typeof origin !== 'string' || !origins.includes(origin)) return false;
  return data.subarray(0, HASH_BYTES).equals(sha256(new URL(origin).hostname));
}

/** A key out of its SPKI: P-256 or RSA of at least 2,048 bits; null for any other. */
function keyIn(publicKey: string) {
  try {
    const key = createPublicKey({ key: bytes(publicKey), format: 'der', type: 'spki' });
    const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
    return (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') || (key.asymmetricKeyType === 'rsa' && modulusLength >= 2048) ? key : null;
  } catch {
    return null;
  }
}

/** Whether `statement` was signed by a key, on a device that made sure of its owner, at one of the addresses of this site. */
export function isSignedBy(publicKey: string, proof: DeviceProof, statement: string, origins: readonly string[]): boolean {
  const key = keyIn(publicKey);
  if (!key || !answers(proof, 'webauthn.get', statement, origins)) return false;
  try {
    return verify('sha256', Buffer.concat([bytes(proof.authenticatorData), sha256(bytes(proof.clientData))]), key, bytes(proof.signature));
  } catch {
    return false;
  }
}

/** Where a kept proof says it was given; '' for what is none. */
export function originIn({ clientData }: Pick<DeviceProof, 'clientData'>): string {
  try {
    const { origin } = JSON.parse(bytes(clientData).toString('utf8')) as { origin?: unknown };
    return typeof origin === 'string' ? origin : '';
  } catch {
    return '';
  }
}

/** Whether a device made this key when it was asked to by `statement`; and whether copies of it may lie on other devices. Null for what no device made. */
export function madeBy(made: MadeKey, statement: string, origins: readonly string[]): { readonly synced: boolean } | null {
  if (!keyIn(made.publicKey) || !answers(made, 'webauthn.create', statement, origins)) return null;
  const data = bytes(made.authenticatorData);
  const flags = data[HASH_BYTES]!;
  const at = FIXED_BYTES + AAGUID_BYTES;
  if ((flags & WITH_KEY) === 0 || data.length < at + 2) return null;
  const id = data.subarray(at + 2, at + 2 + data.readUInt16BE(at));
  return id.length > 0 && id.equals(bytes(made.id)) ? { synced: (flags & MAY_BE_COPIED) !== 0 } : null;
}
