/** A column of a list: its head, and what stands in it as text, by which files are written and the list is put in order. */
export interface ListColumn<Row> {
  /** Names it in addresses and cookies. */
  readonly name: string;
  readonly head: string;
  /** In px; columns without one share what is left. */
  readonly width?: number;
  readonly align?: 'right';
  readonly text: (row: Row) => string;
  /** Its head puts the list in order, by the text or by this. */
  readonly sorts?: true | ((row: Row) => string);
}

/** A list of the desk: the same columns on the screen and in its files. The first column is always there. */
export interface ListTable<Row> {
  /** Names it in addresses and cookies. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ListColumn<Row>[];
}

/** A list, with the columns that a reader may see. */
export const withoutColumns = <Row>(table: ListTable<Row>, names: readonly string[]): ListTable<Row> => ({ ...table, columns: table.columns.filter(({ name }) => !names.includes(name)) });

/** The columns somebody wants to see; what is hidden and unknown is left out of account. */
export const columnsShown = <Row>({ columns }: ListTable<Row>, hidden: readonly string[]): readonly ListColumn<Row>[] => columns.filter(({ name }, at) => at === 0 || !hidden.includes(name));

/** What keeps the columns somebody does not want to see, out of those they do: `loginName.joinedOn`. */
export const hiddenText = (columns: readonly { readonly name: string }[], shown: readonly string[]): string => columns.slice(1).flatMap(({ name }) => (shown.includes(name) ? [] : [name])).join('.');
export const hiddenIn = (text: string | null): readonly string[] => text?.split('.').filter(Boolean) ?? [];

/** How an address asks for a list: `?sort=-name&page=2`. */
export interface ListAsked {
  /** Name of the column it is in order of, with a hyphen before it where the last comes first; '' for the order it has by itself. */
  readonly sort: string;
  /** From 1 on. */
  readonly page: number;
}

const MOST_PAGES = 100_000;

export function listAsked(params: URLSearchParams): ListAsked {
  const page = Number(params.get('page'));
  return { sort: params.get('sort') ?? '', page: Number.isInteger(page) && page > 0 && page <= MOST_PAGES ? page : 1 };
}

/** Names in the order of a Chinese dictionary, numbers in theirs. */
const byWords = /* #__PURE__ */ new Intl.Collator('zh-Hans-CN', { numeric: true });

/** Rows in the order of a column; as they come where no such column can be sorted by. Rows that are equal there keep their order. */
export function inOrder<Row>({ columns }: ListTable<Row>, rows: readonly Row[], sort: string): readonly Row[] {
  const backwards = sort.startsWith('-');
  const column = columns.find(({ name, sorts }) => sorts !== undefined && name === (backwards ? sort.slice(1) : sort));
  if (!column) return rows;
  const keyOf = typeof column.sorts === 'function' ? column.sorts : column.text;
  return rows.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => (backwards ? byWords.compare(b.key, a.key) : byWords.compare(a.key, b.key))).map(({ row }) => row);
}

/** Where in a list its reader is. */
export interface ListPlace {
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** There are more than were counted. */
  readonly more?: true;
}

/** Where somebody is in a list whose pages are turned by key: its addresses count along. The first page has no key. Of a long list only `counted` are. */
export function keyedPlace(params: URLSearchParams, total: number, most: number, counted = Infinity): ListPlace {
  const pages = Math.max(1, Math.ceil(total / most));
  const begun = params.has('after') || params.has('before');
  const more = total > counted;
  const page = begun ? listAsked(params).page : 1;
  return more ? { page, pages, total: counted, more } : { page: Math.min(page, pages), pages, total };
}

/** The address of another page of such a list, which says which it is. */
export const numbered = (href: string | null, page: number): string | null => href && `${href}${href.includes('?') ? '&' : '?'}page=${page}`;

/** What a page shows of a list besides its rows. */
export interface ListView {
  readonly hidden: readonly string[];
  readonly sort: string;
  /** Null where the pages are turned by key. */
  readonly place: ListPlace | null;
}
