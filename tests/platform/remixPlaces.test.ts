import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const sources = ['app', 'db', 'jobs'].flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => `${entry.parentPath}/${entry.name}`));

/** What a page or a verb needs of Remix: names that its successor has too. */
const USUAL = new Set([
  'redirect', 'redirectDocument', 'data', 'LinkDescriptor', 'HtmlLinkDescriptor', 'ActionFunctionArgs', 'LoaderFunctionArgs', 'LinksFunction', 'MetaFunction', 'HeadersFunction', 'ShouldRevalidateFunction', 'Form', 'Link', 'NavLink', 'Links', 'Meta', 'Outlet', 'Scripts',
  'ScrollRestoration', 'isRouteErrorResponse', 'useActionData', 'useFormAction', 'useLoaderData', 'useLocation', 'useMatches', 'useNavigate', 'useNavigation', 'useRevalidator', 'useRouteError', 'useRouteLoaderData', 'useSearchParams', 'useSubmit',
]);
const namesIn = (text: string): string[] => [...text.matchAll(/import (?:type )?\{([^}]*)\} from '@remix-run\/(?:node|react)'/g)].flatMap(([, names]) => names!.split(',').map((name) => name.replace('type ', '').split(' as ')[0]!.trim()).filter(Boolean));
const knowsMore = (text: string): boolean => /__remix|x-remix|turbo-stream|declare module '@remix-run/i.test(text) || namesIn(text).some((name) => !USUAL.has(name));

it('is known more of than its documented names in few places, so that a move to its successor is a codemod', () => {
  const places = sources.filter((file) => knowsMore(readFileSync(file, 'utf8'))).map((file) => file.slice(file.lastIndexOf('/app/') + 1));
  expect(places.sort()).toEqual([
    'app/entry.client.tsx', 'app/entry.server.tsx', 'app/entry/http.ts', 'app/entry/virtual.d.ts', 'app/platform/web/answerSent.ts',
    'app/platform/web/loadContext.ts', 'app/platform/web/remixRoutes.ts', 'app/platform/web/routeShards.ts', 'app/platform/web/tellTrouble.ts', 'app/singleFetch.ts',
  ]);
});

it('never sends a form of the house: every post goes by our own sender, or by the browser itself', () => {
  const posting = sources.filter((file) => {
    const text = readFileSync(file, 'utf8');
    return /<Form\b[^>]*\bmethod="post"|useFetcher|fetcher\.|\bmethod: 'post'/.test(text);
  });
  expect(posting.map((file) => file.slice(file.lastIndexOf('/app/') + 1))).toEqual([]);
});
