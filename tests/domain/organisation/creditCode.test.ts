import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacterOf, creditCodeFault, tidyCreditCode } from '~/domain/organisation/creditCode';

const ALPHABET = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const first17 = fc.array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 }).map((list) => list.join(''));

describe('统一社会信用代码', () => {
  it('accepts codes that are printed on public licences', () => {
    expect(creditCodeFault('914403001922038216')).toBeNull();
    expect(creditCodeFault('91330100799655058B')).toBeNull();
  });

  it('accepts every code with its own check character', () => {
    fc.assert(fc.property(first17, (text) => creditCodeFault(text + checkCharacterOf(text)!) === null));
  });

  it('finds any single wrong character', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...ALPHABET), (text, at, other) => {
        const code = text + checkCharacterOf(text)!;
        fc.pre(code[at] !== other);
        expect(creditCodeFault(code.slice(0, at) + other + code.slice(at + 1))).toBe('checkDigit');
      }),
    );
  });

  it('finds two different neighbours in the wrong order', () => {
    fc.assert(
      fc.property(first17, fc.nat(15), (text, at) => {
        const code = text + checkCharacterOf(text)!;
        fc.pre(code[at] !== code[at + 1]);
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
        expect(creditCodeFault(swapped)).toBe('checkDigit');
      }),
    );
  });

  it('names a wrong length and characters that are not of the alphabet', () => {
    expect(creditCodeFault('91440300192203821')).toBe('length');
    expect(creditCodeFault('')).toBe('length');
    expect(creditCodeFault('91440300192203821O')).toBe('characters');
    expect(creditCodeFault('91330100799655058b')).toBe('characters');
    expect(checkCharacterOf('short')).toBeNull();
  });

  it('reads a code as people type it', () => {
    for (const typed of [' 9133 0100-799655058b ', '９１３３０１００７９９６５５０５８Ｂ', '\u202a91330100\u200b799655058B\ufeff', '9133–0100—799655058b', '9133　0100　799655058ｂ']) {
      expect(tidyCreditCode(typed)).toBe('91330100799655058B');
    }
  });
});
