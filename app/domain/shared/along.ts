/** Where somebody is who goes along what waits, one matter after the other: how many are passed over, and how many matters are left. */
export interface Along {
  readonly skip: number;
  readonly left: number;
}

const WRITTEN = /^(\d{1,3})\.(\d{1,4})$/;

/** What an address says of it: `?along=0.18`; null where nobody goes along. */
export function alongIn(params: URLSearchParams): Along | null {
  const [, skip, left] = WRITTEN.exec(params.get('along') ?? '') ?? [];
  return skip === undefined || left === undefined ? null : { skip: Number(skip), left: Number(left) };
}

/** The address of a matter for who goes along. */
export function alongTo(to: string, { skip, left }: Along): string {
  const [path = '', anchor] = to.split('#', 2);
  return `${path}${path.includes('?') ? '&' : '?'}along=${skip}.${left}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Where the next matter is found, past so many that are passed over. */
export const nextAlong = (skip: number): string => `/desk/next?skip=${skip}`;
