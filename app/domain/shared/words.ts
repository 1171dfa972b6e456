import { alike } from './fold';

/** Syllables a character is read as, in small letters (重: zhong and chong); the character itself (small) when it is no Chinese one. */
export type Readings = (character: string) => readonly string[];

/** Signs of a question that are looked at. */
export const LONGEST_QUESTION = 60;

/** The words of a question, as texts are compared. */
export const wordsOf = (question: string): string[] => alike(question).split(/\s+/).filter(Boolean);

/** Whether a word could be pinyin: letters and figures, with at least one letter. */
export const mayBePinyin = (word: string): boolean => /^[a-z0-9]*[a-z][a-z0-9]*$/.test(word);

const NOT_SAID = /[\s\p{P}\p{S}]/u;

/** Whether a word spells consecutive characters, each by its initial or whole syllable; the last may be begun only. */
function spells(said: readonly (readonly string[])[], word: string): boolean {
  return said.some((_, start) => {
    let reached: ReadonlySet<number> = new Set([0]);
    for (let at = start; at < said.length && reached.size > 0; at += 1) {
      const further = new Set<number>();
      for (const from of reached) {
        for (const syllable of said[at]!) {
          if (syllable[0] !== word[from]) continue;
          if (syllable.startsWith(word.slice(from))) return true;
          further.add(from + 1);
          if (word.startsWith(syllable, from)) further.add(from + syllable.length);
        }
      }
      reached = further;
    }
    return false;
  });
}

/**
 * Whether every word stands in a text, as written (great and small, wide and narrow letters alike) or as the pinyin of
 * consecutive characters, signs and spaces skipped: “jypx” and “jueyuanpianxin” stand in 绝缘偏心. `readings` null: as written only; `spoken` is
 * the part of the text looked through for pinyin, all of it when left out.
 */
export function answers(text: string, words: readonly string[], readings: Readings | null, spoken: string = text): boolean {
  const plain = alike(text);
  let said: (readonly string[])[] | null = null;
  return words.every((word) => {
    if (plain.includes(word)) return true;
    if (!readings || !mayBePinyin(word)) return false;
    said ??= Array.from(alike(spoken)).filter((character) => !NOT_SAID.test(character)).map((character) => readings(character));
    return spells(said, word);
  });
}
