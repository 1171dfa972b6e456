import { one, press } from '../dom';

/** How long an answer can be taken back from the strip, in ms. */
const STAYS_MS = 4_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes the strip away. */
export function unsaid(): void {
  clearTimeout(timer);
  one('#check-undo')?.replaceChildren();
}

/** Says over the head of the page what was answered, with the way to take it back where there is one. */
export function say(text: string, undo?: () => void): void {
  clearTimeout(timer);
  const back = undo && press('撤销', () => {
    unsaid();
    undo();
  }, '');
  one('#check-undo')?.replaceChildren(text, ...(back ? [back] : []));
  timer = setTimeout(unsaid, STAYS_MS);
}
