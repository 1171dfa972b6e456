/** The value of one cookie in a Cookie header; null when it is not there. */
export function cookieValue(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim());
  }
  return null;
}

/** A path of this site to return to; null for anything that could lead elsewhere. */
export function localPath(next: string | undefined): string | null {
  if (!next?.startsWith('/') || !URL.canParse(next, 'http://here')) return null;
  const { origin, pathname, search } = new URL(next, 'http://here');
  return origin === 'http://here' && !pathname.startsWith('//') ? pathname + search : null;
}
