import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSigned } from '~/checker/ed25519';
import { Sha256, sha256 } from '~/checker/sha256';

describe('the hash of the page that checks packs', () => {
  it('is that of everybody else, in whatever pieces the bytes come', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
      const hash = new Sha256();
      pieces.forEach((piece) => hash.update(piece));
      expect(hash.digest()).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
    }));
    expect(sha256('质安')).toBe(createHash('sha256').update('质安').digest('hex'));
  });
});

describe('the signature', () => {
  it('of the platform is taken, and one of another text, key or bit is not', () => {
    for (const text of ['', 'zhian', '质安'.repeat(100)]) {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64url');
      const signature = sign(null, Buffer.from(text), privateKey);
      expect(isSigned(raw, text, signature.toString('base64url'))).toBe(true);
      expect(isSigned(raw, `${text}.`, signature.toString('base64url'))).toBe(false);
      signature[5]! ^= 1;
      expect(isSigned(raw, text, signature.toString('base64url'))).toBe(false);
      expect(isSigned('', text, '')).toBe(false);
    }
  });
});
