import type { Readings } from '~/domain/shared/words';
import { mayBePinyin } from '~/domain/shared/words';

/** Readings found so far; bounded by the characters there are in use. */
const known = new Map<string, readonly string[]>();
const CHINESE = /\p{Script=Han}/u;
/** More distinct characters than any list uses; beyond it the table starts anew, so that nothing grows without end. */
const MOST = 20_000;

/**
 * Pinyin of single characters with all their readings (重: zhong and chong; ü is v), for `answers`; null when none of the words
 * could be pinyin, so that the dictionary is loaded only when it is needed.
 */
export async function readingsFor(words: readonly string[]): Promise<Readings | null> {
  if (!words.some(mayBePinyin)) return null;
  const { pinyin } = await import('pinyin-pro');
  return (character) => {
    const held = known.get(character);
    if (held) return held;
    const found = CHINESE.test(character) ? [...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }))] : [character];
    if (known.size >= MOST) known.clear();
    known.set(character, found);
    return found;
  };
}
