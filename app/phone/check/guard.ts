import { one } from '../dom';

/** How long an item is on the screen before it takes an answer, in ms: a glove bounces, and what was not read is not answered. */
export const LEAST_MS = 600;

/** A field that words or numbers are typed in. */
export const TYPED = 'textarea, input:not([type=radio]):not([type=checkbox])';

/** Since when the title and the limit of each item have been on the screen. */
const since = new WeakMap<Element, number>();

/**
 * Watches what is on the screen. Whether an item may be answered: its title and its limit were painted, are on the screen now, and have been for
 * long enough.
 */
export function watch(items: readonly HTMLElement[]): (item: HTMLElement) => boolean {
  const heads = new Map(items.map((item) => [one('.check-said', item)!, item]));
  const mark = (item: HTMLElement, seen: boolean) => {
    // Whoever types in an item has it before them; its title gives way to the keyboard meanwhile.
    if (!seen && since.has(item) && item.contains(document.activeElement) && document.activeElement!.matches(TYPED)) return;
    if (seen && !since.has(item)) {
      since.set(item, performance.now());
      item.classList.add('fresh');
      setTimeout(() => item.classList.toggle('fresh', !isReady(item)), LEAST_MS);
    }
    if (!seen) {
      since.delete(item);
      item.classList.add('fresh');
    }
  };
  const isReady = (item: HTMLElement): boolean => performance.now() - (since.get(item) ?? Infinity) >= LEAST_MS;
  const looking = new IntersectionObserver(
    (entries) => entries.forEach(({ target, isIntersecting, intersectionRatio, boundingClientRect: { height } }) => {
      // What is taller than the screen is never whole on it.
      mark(heads.get(target as HTMLElement)!, isIntersecting && (intersectionRatio > 0.97 || height > innerHeight * 0.9));
    }),
    { threshold: [0, 0.5, 0.98, 1], rootMargin: `-${one('.check-head')?.offsetHeight ?? 0}px 0px 0px 0px` },
  );
  heads.forEach((item, head) => {
    looking.observe(head);
    item.addEventListener('focusout', () => {
      looking.unobserve(head);
      looking.observe(head);
    });
  });
  return isReady;
}
