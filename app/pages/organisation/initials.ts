import type { Initials } from '~/domain/shared/words';
import { mayBeInitials } from '~/domain/shared/words';

/** Readings found so far; bounded by the characters there are in use. */
const known = new Map<string, readonly string[]>();
const CHINESE = /\p{Script=Han}/u;
/** More distinct characters than any list uses; beyond it the table starts anew, so that nothing grows without end. */
const MOST = 20_000;

/**
 * Pinyin initials of single characters with all their readings (重: z and c), for `answers`; null when none of the words
 * could be initials, so that the dictionary is loaded only when it is needed.
 */
export async function initialsFor(words: readonly string[]): Promise<Initials | null> {
  if (!words.some(mayBeInitials)) return null;
  const { pinyin } = await import('pinyin-pro');
  return (character) => {
    const held = known.get(character);
    if (held) return held;
    const found = CHINESE.test(character) ? [...new Set(pinyin(character, { multiple: true, pattern: 'first', toneType: 'none', type: 'array' }))] : [character];
    if (known.size >= MOST) known.clear();
    known.set(character, found);
    return found;
  };
}
