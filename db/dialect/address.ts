import path from 'node:path';

export const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url);

/** The SQLite file that a `DATABASE_URL` names, as a whole path; null for PostgreSQL and for a database in memory. */
export function databaseFile(url: string): string | null {
  const file = url.replace(/^file:/, '');
  return isPostgres(url) || file === ':memory:' ? null : path.resolve(file);
}
