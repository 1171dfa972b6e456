import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { challengeOf, type DeviceProof, type MadeKey } from '~/platform/host/deviceKey';

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const text = (data: Buffer): string => data.toString('base64url');

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/** A device with a key of its own, as a browser lets it answer. */
export function createDevice(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const id = randomBytes(32);
  const dataOf = (flags: number, more = Buffer.alloc(0)): Buffer => Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), Buffer.alloc(4), more]);
  const clientOf = (type: string, statement: string): Buffer => Buffer.from(JSON.stringify({ type, challenge: challengeOf(statement), origin, crossOrigin: false }));
  return {
    id: text(id),
    /** The key, made when asked by a statement. */
    make(statement: string): MadeKey {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      return {
        id: text(id), publicKey: text(publicKey.export({ format: 'der', type: 'spki' })),
        authenticatorData: text(dataOf(PRESENT | VERIFIED | WITH_KEY, Buffer.concat([Buffer.alloc(16), length, id]))), clientData: text(clientOf('webauthn.create', statement)),
      };
    },
    /** What it signs; `flags` as it would say that it did not make sure of its owner. */
    sign(statement: string, flags = PRESENT | VERIFIED): DeviceProof {
      const [data, client] = [dataOf(flags), clientOf('webauthn.get', statement)];
      return { authenticatorData: text(data), clientData: text(client), signature: text(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)) };
    },
  };
}
