import type { LoaderFunctionArgs } from '@remix-run/node';
import { foundGroups } from '~/pages/desk/foundGroups';
import { search } from '~/pages/desk/search';
import { authorise, permitFor } from '~/platform/web/authorise';

/** Rows of one kind that the box lists; the page has more. */
const LISTED = 5;

/** What the box at the head of the desk offers for a question (`?q=`), the one page of an exact number first; the same as the page of the search. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'desk.view');
  const question = new URL(args.request.url).searchParams.get('q') ?? '';
  const view = await search(who.cx, who.permit.enterpriseId, (action) => permitFor(who, action), question);
  const most = view.question === '' ? Infinity : LISTED;
  const groups = foundGroups(view).map(({ title, rows, total }) => ({ title, total, rows: rows.slice(0, most).map(({ to, title: name, note }) => ({ to, title: name, note })) }));
  return Response.json({ question: view.question, exact: view.exact, groups }, { headers: { 'Cache-Control': 'no-store' } });
}
