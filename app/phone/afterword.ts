import { type Afterword, afterwordIn } from '~/domain/shared/afterword';
import { make, one } from './dom';

const PLACE = 'afterword';

/** Has something said on the page that is opened next; where the browser keeps nothing it is not said. */
export function sayThere(word: Afterword | undefined): void {
  try {
    if (word) sessionStorage.setItem(PLACE, JSON.stringify(word));
    else sessionStorage.removeItem(PLACE);
  } catch {
    // Nothing is lost with it: the deed is done, and the page shows that.
  }
}

/** Says once what the deed before this page came to, in the line above the tabs, so that nothing on the page moves. */
export function wakeAfterword(): void {
  const box = one('#ph-afterword');
  let said: string | null = null;
  try {
    said = sessionStorage.getItem(PLACE);
  } catch {
    return;
  }
  sayThere(undefined);
  const word = afterwordIn(said);
  if (!box || !word) return;
  box.replaceChildren(make('p', {}, word.sentence, ...(word.next ? [' ', make('a', { href: word.next.to }, word.next.label)] : [])));
}
