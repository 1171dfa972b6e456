import { matchRoutes } from '@remix-run/react';
import { useEffect } from 'react';

/** Until Remix has asked where the forms of a page (`data-discover`) lead, in ms. */
const DISCOVERY_MS = 1500;

/**
 * Fetches the scripts of the route that takes a form's post soon after the form is drawn, so that the post needs nothing but its answer:
 * Remix loads them only when the form is sent, and where they cannot be had it opens the page anew, without what was typed.
 */
export function useAtHand(action: string | undefined): void {
  useEffect(() => {
    if (!action) return undefined;
    const timer = setTimeout(() => fetchScripts(action), DISCOVERY_MS);
    return () => clearTimeout(timer);
  }, [action]);
}

function fetchScripts(action: string): void {
  const { routes } = window.__remixManifest;
  for (const { route } of matchRoutes(window.__remixRouter.routes, action) ?? []) {
    const known = route.id === undefined ? undefined : routes[route.id];
    for (const href of known ? [known.module, ...(known.imports ?? [])] : []) {
      if (document.head.querySelector(`link[rel=modulepreload][href="${href}"]`)) continue;
      document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
    }
  }
}
