import type { Reader } from './reader';

/**
 * A query put together once for each database and then only run. Building a query takes longer than answering it by a
 * key, so what every request asks is prepared; what changes from run to run is a `sql.placeholder`.
 */
export function prepared<Query>(build: (read: Reader) => Query): (read: Reader) => Query {
  const known = new WeakMap<Reader, Query>();
  return (read) => {
    const query = known.get(read) ?? build(read);
    known.set(read, query);
    return query;
  };
}
