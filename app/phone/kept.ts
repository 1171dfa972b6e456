/** Head of a stored page: when it came, by the clock of the phone, in ms since 1970. */
const KEPT_AT = 'x-kept-at';

/** A page as it is stored: as it came, with its own policy and nonce, and when. */
export function withTime(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, String(Date.now()));
  return new Response(answer.body, { status: answer.status, headers });
}

/** Milliseconds since the page that is open came from the server, which may be longer ago than it was opened. */
export async function sincePageCame(): Promise<number> {
  const open = performance.now();
  if (!('caches' in window)) return Math.round(open);
  const stored = await caches.match(location.pathname + location.search, { ignoreVary: true }).catch(() => undefined);
  const at = Number(stored?.headers.get(KEPT_AT) ?? 0);
  return Math.round(at > 0 ? Math.max(open, Date.now() - at) : open);
}
