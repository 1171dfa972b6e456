import { alike } from './fold';

/** Letters a character's readings may begin with, in small letters; the character itself (small) when it is no Chinese one. */
export type Initials = (character: string) => readonly string[];

/** The words of a question, as texts are compared. */
export const wordsOf = (question: string): string[] => alike(question).split(/\s+/).filter(Boolean);

/** Whether a word could be pinyin initials: letters and figures, with at least one letter. */
export const mayBeInitials = (word: string): boolean => /^[a-z0-9]*[a-z][a-z0-9]*$/.test(word);

const NOT_SAID = /[\s\p{P}\p{S}]/u;

function saysInitials(said: readonly (readonly string[])[], word: string): boolean {
  for (let start = 0; start + word.length <= said.length; start += 1) {
    let at = 0;
    while (at < word.length && said[start + at]!.includes(word[at]!)) at += 1;
    if (at === word.length) return true;
  }
  return false;
}

/**
 * Whether every word stands in a text, as written (great and small, wide and narrow letters alike) or as the pinyin initials of
 * consecutive characters, signs and spaces skipped: “jypx” stands in 绝缘偏心. `initials` null: as written only; `spoken` is
 * the part of the text looked through for initials, all of it when left out.
 */
export function answers(text: string, words: readonly string[], initials: Initials | null, spoken: string = text): boolean {
  const plain = alike(text);
  let said: (readonly string[])[] | null = null;
  return words.every((word) => {
    if (plain.includes(word)) return true;
    if (!initials || !mayBeInitials(word)) return false;
    said ??= Array.from(alike(spoken)).filter((character) => !NOT_SAID.test(character)).map((character) => initials(character));
    return saysInitials(said, word);
  });
}
