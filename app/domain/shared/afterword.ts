import type { Contract } from './contract';

/** Somewhere to go on to. */
export interface NextStep {
  readonly label: string;
  readonly to: string;
}

/** What is said once a deed is done: one sentence, and where one may go on. Shown once, on the page it leads to. */
export interface Afterword {
  readonly sentence: string;
  readonly next?: NextStep;
}

/** Characters of a sentence, and of a label, that are said at most. */
const LONGEST = { sentence: 200, label: 60, to: 500 } as const;

/** What is said of a deed that says nothing more of itself: the words of its button, done. */
export const doneOf = ({ send, done }: Pick<Contract, 'send' | 'done'>): string => done ?? `${send.startsWith('已') ? send : `已${send}`}。`;

/** A path of this site. */
const OWN_PATH = /^\/(?![/\\])[^\s\\]*$/;

const textIn = (value: unknown, name: keyof typeof LONGEST): string | null => (typeof value === 'string' && value !== '' && value.length <= LONGEST[name] ? value : null);

/** Reads what is to be said; null for what is none of it, so that nothing else is ever shown in its place. */
export function readAfterword(given: unknown): Afterword | null {
  if (typeof given !== 'object' || given === null || !('sentence' in given)) return null;
  const sentence = textIn(given.sentence, 'sentence');
  if (sentence === null) return null;
  const { label, to } = ('next' in given && typeof given.next === 'object' && given.next !== null ? given.next : {}) as Record<string, unknown>;
  const [words, path] = [textIn(label, 'label'), textIn(to, 'to')];
  return words !== null && path !== null && OWN_PATH.test(path) ? { sentence, next: { label: words, to: path } } : { sentence };
}

/** The same out of its text. */
export function afterwordIn(text: string | null | undefined): Afterword | null {
  if (!text) return null;
  try {
    return readAfterword(JSON.parse(text));
  } catch {
    return null;
  }
}
