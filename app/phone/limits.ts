import { all } from './dom';
import { sincePageCame } from './kept';

/** The longest that a timer of a browser runs, in ms. */
const LONGEST_MS = 2 ** 31 - 1;

/** Says of each check on the page that its time is over, once it is: the page may have been stored hours ago, and stays open. */
export function tellLimits(): void {
  const open = all('[data-left]').map((limit) => ({ limit, left: Number(limit.dataset.left) - sincePageCame() }));
  for (const { limit } of open.filter((one) => one.left <= 0)) {
    limit.textContent = limit.dataset.then ?? '';
    limit.removeAttribute('data-left');
    limit.className = 'past-limit';
  }
  const next = Math.min(...open.filter(({ left }) => left > 0).map(({ left }) => left));
  if (next < LONGEST_MS) setTimeout(tellLimits, next + 1);
}
