import { folded } from '../shared/fold';

/** The 31 characters of a 统一社会信用代码 in the order of their values; I, O, S, V and Z are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

export type CreditCodeFault = 'length' | 'characters' | 'checkDigit';

/**
 * The check character for the first 17 characters of a code: weights 3^(i-1) mod 31, and the complement of the
 * weighted sum to 31 (algorithm of GB 32100). Null when a character is not of the alphabet or there are not 17.
 */
export function checkCharacterOf(first: string): string | null {
  if (first.length !== LENGTH - 1) return null;
  let sum = 0;
  let weight = 1;
  for (const character of first) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** What is wrong with a code; null when it is whole and its check character fits. Lower case is not accepted. */
export function creditCodeFault(code: string): CreditCodeFault | null {
  if (code.length !== LENGTH) return 'length';
  if (Array.from(code).some((character) => !ALPHABET.includes(character))) return 'characters';
  return checkCharacterOf(code.slice(0, -1)) === code.charAt(LENGTH - 1) ? null : 'checkDigit';
}

/** A code as people type or copy it: usual width, spaces and hyphens of any kind dropped, letters raised. */
export const tidyCreditCode = (text: string): string => folded(text).replace(/[\s-]/g, '').toUpperCase();
