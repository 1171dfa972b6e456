import type { ShouldRevalidateFunction } from '@remix-run/react';

type Modules = typeof window.__remixRouteModules;

const unlessRefused: ShouldRevalidateFunction = ({ actionStatus = 200, defaultShouldRevalidate }) => actionStatus < 400 && defaultShouldRevalidate;

/**
 * After a refusal nothing is read anew, on any page: the form stays with what was typed, and the answer tells what the record says now.
 * That is Remix's own default, but with single fetch (2.17) its data strategy reads a route that was told not to load all the same, unless
 * the route has a rule of its own. So each gets one; a route's own rule stays.
 */
export const keepRefused = (modules: Modules): Modules =>
  new Proxy(modules, {
    get(known, id, receiver): unknown {
      const module: unknown = Reflect.get(known, id, receiver);
      return typeof module === 'object' && module !== null && !('shouldRevalidate' in module) ? { ...module, shouldRevalidate: unlessRefused } : module;
    },
  });
