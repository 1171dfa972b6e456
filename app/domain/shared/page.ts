/** One page of rows that are all at hand. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** From 1; the last page where a later one was asked for. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** The page `asked` for (from 1) of `size` rows. */
export function pageOf<T>(rows: readonly T[], asked: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(Math.max(1, asked), pages);
  return { rows: rows.slice((page - 1) * size, page * size), page, pages, total: rows.length };
}

/** The number of a page as an address says it; the first where it says none. */
export const pageIn = (params: URLSearchParams): number => {
  const page = Number.parseInt(params.get('page') ?? '1', 10);
  return page > 0 ? page : 1;
};
