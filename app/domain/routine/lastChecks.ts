import type { AnswerResult } from './types';

/** Checks of an item that are shown as shapes. */
export const CHECKS_SHOWN = 30;

/** An answer in one letter, so that a page of many items stays small. */
const LETTERS: Readonly<Record<AnswerResult, string>> = { conforming: 'c', nonconforming: 'n', notApplicable: 'x' };

/** Answers in letters, in the order they are given. */
export const checkLetters = (results: readonly AnswerResult[]): string => results.map((result) => LETTERS[result]).join('');

/** How often each answer was given. */
export function countLetters(letters: string): Readonly<Record<AnswerResult, number>> {
  const of = (result: AnswerResult): number => letters.split(LETTERS[result]).length - 1;
  return { conforming: of('conforming'), nonconforming: of('nonconforming'), notApplicable: of('notApplicable') };
}

/** What a letter stands for; null for none. */
export const answerOfLetter = (letter: string): AnswerResult | null => (Object.keys(LETTERS) as AnswerResult[]).find((result) => LETTERS[result] === letter) ?? null;
