import { hiddenIn, inOrder, listAsked, type ListTable, type ListView } from '~/domain/report/listTable';
import { pageOf } from '~/domain/shared/page';
import { cookieValue } from './cookies';

/** Rows of a list on one page, where none is named. */
export const ROWS_A_PAGE = 100;

const cookieOf = (name: string): string => `columns-${name}`;
const A_YEAR = 365 * 24 * 3600;

/** The columns of a list that this device leaves out. */
export const hiddenOf = (request: Request, { name }: Pick<ListTable<never>, 'name'>): readonly string[] => hiddenIn(cookieValue(request.headers.get('cookie'), cookieOf(name)));

/** The cookie by which a device remembers them. */
export const columnsCookie = (name: string, hidden: string): string => `${cookieOf(name)}=${encodeURIComponent(hidden)}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${hidden ? A_YEAR : 0}`;

/** The rows of a list as its address asks for them, of which all are at hand: in the order of a column, one page. */
export function listed<Row>(request: Request, table: ListTable<Row>, all: readonly Row[], most = ROWS_A_PAGE): { readonly rows: readonly Row[]; readonly view: ListView } {
  const { sort, page } = listAsked(new URL(request.url).searchParams);
  const { rows, ...place } = pageOf(inOrder(table, all, sort), page, most);
  return { rows, view: { hidden: hiddenOf(request, table), sort, place } };
}
