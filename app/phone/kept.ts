/** Head of a stored page: when it came, by the clock of the phone, in ms since 1970. */
const KEPT_AT = 'x-kept-at';

/** What the worker says when the network has brought a page once more that is open as it was stored. */
export const NEWER = 'newer';

/** A page as it is stored: as it came, with its own policy and nonce, and in its head and on itself when, so that it knows its own time whatever is stored after it. */
export async function withTime(answer: Response): Promise<Response> {
  const at = String(Date.now());
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, at);
  return new Response((await answer.text()).replace('<html', `<html data-kept="${at}"`), { status: answer.status, headers });
}

/** When a stored page came; 0 where it does not say. */
export const keptAt = (stored: Response): number => Number(stored.headers.get(KEPT_AT) ?? 0);

/** When the page that is open was read once more: by the clock of the phone, and by the one nobody can set. */
let again: { readonly at: number; readonly open: number } | null = null;

/** The page that is open has come once more, with what the server signed. */
export const cameAgain = (stored: Response): void => void (again = { at: keptAt(stored), open: performance.now() });

/** Milliseconds since the page that is open came from the server, which may be longer ago than it was opened. */
export function sincePageCame(): number {
  const at = again?.at ?? Number(document.documentElement.dataset.kept ?? 0);
  const open = performance.now() - (again?.open ?? 0);
  return Math.round(at > 0 ? Math.max(open, Date.now() - at) : open);
}
