import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import { firstSegment, shardBuild } from '~/platform/web/routeShards';

type Routes = ServerBuild['routes'];
const route = (id: string, path: string | undefined, parentId: string | undefined = 'root', index = false) => ({ id, path, parentId, index, module: {} });
const all = [
  { id: 'root', path: '', module: {} },
  route('_desk', undefined), route('start', undefined, 'root', true),
  route('risk', 'risk', '_desk'), route('risk.item', 'risk/items/:id', '_desk'), route('hazards', 'hazards', '_desk'), route('hazard', 'hazards/:id', '_desk'),
  route('receipt', 'hazards/:id/receipt'), route('settings', 'settings', '_desk'),
  route('nowhere', '*'),
  route('supervision', 'supervision'), route('supervision.start', undefined, 'supervision', true), route('supervision.one', 'submissions/:id', 'supervision'),
];
const buildOf = (list: readonly { id: string }[]) => ({ routes: Object.fromEntries(list.map((one) => [one.id, one])) as unknown as Routes, assets: { routes: Object.fromEntries(list.map((one) => [one.id, one])), version: 'v' } }) as unknown as ServerBuild;
const shards = shardBuild(buildOf(all));

/** The ids that Remix's router matches an address with, among the routes of a build. */
function matched({ routes }: ServerBuild, pathname: string): string[] | undefined {
  const under = (parent: string | undefined): object[] =>
    Object.values(routes).filter((one) => one && (one.parentId ?? undefined) === parent).map((one) => (one!.index ? { id: one!.id, index: true } : { id: one!.id, path: one!.path, children: under(one!.id) }));
  return matchRoutes(under(undefined) as never, pathname)?.map(({ route: found }) => (found as { id: string }).id);
}

describe('the parts of the build', () => {
  it.each(['/', '/risk', '/risk/items/7', '/hazards', '/hazards/7', '/hazards/7/receipt', '/settings', '/supervision', '/supervision/submissions/3', '/RISK', '/risk/nothing/here', '/nowhere'])(
    'match %s as the whole does',
    (pathname) => {
      const part = shards.get(firstSegment(pathname)) ?? shards.get('')!;
      expect(matched(part, pathname)).toEqual(matched(buildOf(all), pathname));
    },
  );

  it.each(['/risk/nothing/here', '/nowhere', '/hazards/7/nothing'])('know the page for an address that is no page, as %s', (pathname) => {
    expect(matched(shards.get(firstSegment(pathname)) ?? shards.get('')!, pathname)).toEqual(['root', 'nowhere']);
  });

  it('know only their own routes, the layouts above them and the start page, in routes and assets alike', () => {
    expect(Object.keys(shards.get('hazards')!.routes).sort()).toEqual(['_desk', 'hazard', 'hazards', 'nowhere', 'receipt', 'root', 'start']);
    expect(Object.keys(shards.get('hazards')!.assets.routes).sort()).toEqual(['_desk', 'hazard', 'hazards', 'nowhere', 'receipt', 'root', 'start']);
    expect(shards.get('hazards')!.assets.version).toBe('v');
  });

  it('refuse a route whose first segment is a parameter, since it would belong to every part', () => {
    expect(() => shardBuild(buildOf([...all, route('any', ':anything')]))).toThrow('any');
  });
});

describe('the first segment of an address', () => {
  it.each([['/', ''], ['/_root.data', ''], ['/hazards.data', 'hazards'], ['/Risk/items', 'risk'], ['/%72isk', 'risk'], ['/%zz', '%zz'], ['/__manifest', '__manifest']])('of %s is %s', (pathname, segment) => {
    expect(firstSegment(pathname)).toBe(segment);
  });
});
