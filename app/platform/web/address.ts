import { alike } from '~/domain/shared/fold';

/** The target of a request as the routes read it (dots resolved, also where a proxy sent it in full); null where it is no address of this site. */
function targetOf(target: string): URL | null {
  const text = target.startsWith('/') ? `http://here${target}` : target;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

const decoded = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
};

/**
 * The path of a request in the one spelling that limits and tables know: decoded, in small letters of usual width, without the `.data` of a
 * navigation, without doubled or closing slashes: `/Sign-In//`, `/%73ign-in` and `/sign-in/.data` are `/sign-in`. `url` is a request's, in full or
 * from its first slash.
 */
export function pathOf(url: string): string {
  const segments = (targetOf(url)?.pathname ?? url).split('/').map((segment) => alike(decoded(segment) ?? segment));
  const path = `/${segments.filter(Boolean).join('/')}`.replace(/\/?\.data$/, '');
  return path === '' || path === '/_root' ? '/' : path;
}
