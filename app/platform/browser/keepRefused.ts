import type { ShouldRevalidateFunction } from '@remix-run/react';

type Modules = typeof window.__remixRouteModules;

const unlessRefused: ShouldRevalidateFunction = ({ actionStatus = 200, defaultShouldRevalidate }) => actionStatus < 400 && defaultShouldRevalidate;

/**
 * After a refusal nothing is read anew, on any page: the form stays with what was typed, and the answer tells what the record says now.
 * That is Remix's own default, but with single fetch (2.17) its data strategy reads a route that was told not to load all the same, unless
 * the route has a rule of its own. So each gets one; a route's own rule stays.
 */
export function keepRefused(modules: Modules): Modules {
  const ruled = new WeakMap<object, object>();
  return new Proxy(modules, {
    get(known, id, receiver): unknown {
      const module: unknown = Reflect.get(known, id, receiver);
      if (typeof module !== 'object' || module === null || 'shouldRevalidate' in module) return module;
      const given = ruled.get(module) ?? { ...module, shouldRevalidate: unlessRefused };
      ruled.set(module, given);
      return given;
    },
  });
}
