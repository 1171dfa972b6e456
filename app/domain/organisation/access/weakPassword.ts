import common from './commonPasswords.json';

/** What a password is made of that is tried first. */
export type Weakness = 'common' | 'repeated' | 'walk' | 'digits';

let commonest: ReadonlySet<string> | undefined;
/** Words that people of this trade and country come upon first and no foreign list knows; proposed by this product. */
const HERE = ['woaini', 'woaiwojia', 'zhongguo', 'beijing', 'mima', 'mimamima', 'zhian', 'anquan', 'zhiliang', 'zhijian', 'gongchang', 'guanliyuan', 'root', 'qwer', 'asdf', 'zxcv'];
/** Whether a text is itself one of the commonest passwords. */
export const isCommonPassword = (text: string): boolean => (commonest ??= new Set([...common.words.flatMap((line) => line.split(' ')), ...HERE])).has(text);

/** Signs that stand for letters. */
const STAND_INS: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' };
const spelledOut = (text: string): string => text.replace(/[@431!0$57]/g, (sign) => STAND_INS[sign] ?? sign);

/** Figures and signs before and after a word that make it no better; a birthday has eight. */
const MOST_AROUND = 8;

/** Whether a text is one of the commonest passwords, or one with figures and signs around it or in the place of letters. */
function isCommon(text: string): boolean {
  const word = text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  const about = word.length > 0 && text.length - word.length <= MOST_AROUND;
  return isCommonPassword(text) || isCommonPassword(spelledOut(text)) || (about && (isCommonPassword(word) || isCommonPassword(spelledOut(word))));
}

/** The rows of a keyboard; keys beside, above and below each other are neighbours. */
const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const placeOf = new Map(ROWS.flatMap((row, y) => Array.from(row, (key, x): [string, readonly [number, number]] => [key, [x, y]])));
/** From this share of steps on a text is a walk; words of any language stay well below. */
const WALK = 0.8;

/** Whether the second sign follows the first on the keyboard, in the alphabet, in counting, or repeats it. */
function isStep(one: string, next: string): boolean {
  if (Math.abs((one.codePointAt(0) ?? 0) - (next.codePointAt(0) ?? 0)) <= 1) return true;
  const [from, to] = [placeOf.get(one), placeOf.get(next)];
  return from !== undefined && to !== undefined && Math.abs(from[0] - to[0]) <= 1 && Math.abs(from[1] - to[1]) <= 1;
}

function isWalk(text: string): boolean {
  const signs = Array.from(text);
  const steps = signs.slice(1).filter((sign, index) => isStep(signs[index] ?? '', sign)).length;
  return steps >= WALK * (signs.length - 1);
}

/** What is weak about a text of ordinary length whatever its owner is called; null when nothing is. Wide signs count as their narrow ones. */
export function weaknessOf(password: string): Weakness | null {
  const text = password.normalize('NFKC').toLowerCase();
  const bare = text.replace(/[\s._-]+/g, '');
  if (new Set(text).size < 5 || /^(.+?)\1+$/s.test(text) || /^(.{1,8}?)\1+$/s.test(bare)) return 'repeated';
  if (isCommon(text) || isCommon(bare)) return 'common';
  if (isWalk(bare)) return 'walk';
  return /^\d+$/.test(bare) ? 'digits' : null;
}
