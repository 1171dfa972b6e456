import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVerifyCode, verifyCode } from '~/domain/report/verifyCode';

const hash = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 64, maxLength: 64 });
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const place = fc.nat({ max: 11 });
const holds = (code: string, of: string): boolean => {
  const read = readVerifyCode(code);
  return 'from' in read && read.from <= of && of <= read.to;
};

describe('the code on a paper', () => {
  it('leads to the hash it was made of, however it is typed', () => {
    fc.assert(fc.property(hash, (of) => {
      const code = verifyCode(of);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4}$/);
      for (const typed of [code, code.toLowerCase(), code.replaceAll(' ', ''), code.replaceAll(' ', '-'), ` ${code} `, code.replaceAll('0', 'O').replaceAll('1', 'l')]) expect(holds(typed, of)).toBe(true);
    }));
  });

  it('says so when one sign is wrong', () => {
    fc.assert(fc.property(hash, place, fc.constantFrom(...Array.from(SIGNS)), (of, at, sign) => {
      const signs = Array.from(verifyCode(of).replaceAll(' ', ''));
      fc.pre(signs[at] !== sign);
      signs[at] = sign;
      expect(readVerifyCode(signs.join(''))).toEqual({ wrong: 'mistyped' });
    }));
  });

  it('says so when two signs changed places', () => {
    fc.assert(fc.property(hash, place, place, (of, one, other) => {
      const signs = Array.from(verifyCode(of).replaceAll(' ', ''));
      fc.pre(signs[one] !== signs[other]);
      [signs[one], signs[other]] = [signs[other]!, signs[one]!];
      expect(readVerifyCode(signs.join(''))).toEqual({ wrong: 'mistyped' });
    }));
  });

  it('of two hashes leads to the one it was made of', () => {
    fc.assert(fc.property(hash, hash, (one, other) => {
      fc.pre(one.slice(0, 14) !== other.slice(0, 14));
      expect(holds(verifyCode(one), other)).toBe(false);
    }));
  });

  it('of an earlier paper, sixteen hex digits, is read too', () => {
    const of = `0123456789abcdef${'7'.repeat(48)}`;
    expect(holds('0123 4567 89ab cdef', of)).toBe(true);
    expect(holds('0123 4567 89AB CDEE', of)).toBe(false);
  });

  it('is none when it is too short, too long, or something else', () => {
    for (const typed of ['', '1', 'K7QM 3D9X', `${'A'.repeat(13)}`, '核验码', '%%%%-%%%%-%%%%', 'U'.repeat(12), '🙂'.repeat(12)]) expect(readVerifyCode(typed)).toEqual({ wrong: 'noCode' });
  });
});
