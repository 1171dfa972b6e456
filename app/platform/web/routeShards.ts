import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/** First segment of an address as routes are matched: decoded, without regard to case, without the `.data` of a navigation. */
export function firstSegment(pathname: string): string {
  const raw = pathname.split('/', 2)[1] ?? '';
  try {
    return decodeURIComponent(raw).toLowerCase().replace(/\.data$/, '').replace(/^_root$/, '');
  } catch {
    return raw;
  }
}

/** Path segments from the root down to a route. */
function fullPath(routes: Routes, id: string): string[] {
  const route = routes[id];
  if (!route) return [];
  return [...(route.parentId ? fullPath(routes, route.parentId) : []), ...(route.path ?? '').split('/').filter(Boolean)];
}

const pick = <T>(all: Readonly<Record<string, T>>, wanted: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => wanted.has(id)));

/**
 * The build cut into one for each first segment of its addresses, each with the layouts above its routes; `''` is the
 * start page alone. The page for any other address (`*`) is part of all. Remix compares an address with every route it knows, two or three times a request, so that a
 * program of some two hundred addresses spends a fifth of its time there: with its own few it does not.
 *
 * A route whose first segment is a parameter would answer any address and belong to every part; there is none, and one is refused
 * here with an Error.
 */
export function shardBuild(build: ServerBuild): ReadonlyMap<string, ServerBuild> {
  const { routes } = build;
  const bySegment = new Map<string, string[]>([['', []]]);
  for (const id of Object.keys(routes)) {
    const [segment = ''] = fullPath(routes, id);
    if (segment.startsWith(':')) throw new Error(`route ${id} begins with a parameter`);
    // Layouts and the root come in with the routes below them.
    if (segment || routes[id]!.index) bySegment.set(segment, [...(bySegment.get(segment) ?? []), id]);
  }
  const everywhere = [...bySegment.get('')!, ...(bySegment.get('*') ?? [])];
  return new Map(
    [...bySegment].map(([segment, ids]) => {
      const wanted = new Set<string>();
      for (const id of [...everywhere, ...ids]) for (let above: string | undefined = id; above; above = routes[above]?.parentId) wanted.add(above);
      return [segment, { ...build, routes: pick(routes, wanted), assets: { ...build.assets, routes: pick(build.assets.routes, wanted) } }];
    }),
  );
}
