import { existsSync } from 'node:fs';
import { type Inspected, NothingToRead } from './inspected';
import { inspectPostgres } from './inspectPostgres';
import { inspectSqlite } from './inspectSqlite';

/** Opens what `DATABASE_URL` names, read-only. Throws NothingToRead, NewerDatabase. */
export async function inspect(url: string): Promise<Inspected> {
  if (/^postgres(ql)?:/.test(url)) return inspectPostgres(url);
  const file = url.replace(/^file:/, '');
  if (!existsSync(file)) throw new NothingToRead(`${file} 不存在。`);
  return inspectSqlite(file);
}
