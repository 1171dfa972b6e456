import { hasControls } from '~/domain/shared/fold';

/** The value of one cookie in a Cookie header, as this site wrote it; null when it is not there or was not written by this site. */
export function cookieValue(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at <= 0 || part.slice(0, at).trim() !== name) continue;
    try {
      const value = decodeURIComponent(part.slice(at + 1).trim());
      return hasControls(value) ? null : value;
    } catch {
      return null;
    }
  }
  return null;
}

/** A path of this site to return to; null for anything that could lead elsewhere. */
export function localPath(next: string | undefined): string | null {
  if (!next?.startsWith('/') || !URL.canParse(next, 'http://here')) return null;
  const { origin, pathname, search } = new URL(next, 'http://here');
  return origin === 'http://here' && !pathname.startsWith('//') ? pathname + search : null;
}

export const SECOND_COOKIE = 'zhian_second';
const SECOND_SECONDS = 300;

/** The cookie header that carries a sign-in from its first step to its second, or, with '', takes it away. */
export const secondCookie = ({ origin }: { readonly origin: string | null }, token: string): string =>
  `${SECOND_COOKIE}=${token}; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=${token === '' ? 0 : SECOND_SECONDS}${origin?.startsWith('https:') ? '; Secure' : ''}`;
