import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';
import type { Store } from './store';

/** Opens what `DATABASE_URL` names: `postgres://…`, `file:PATH`, a plain path, or `:memory:`. */
export function openStore(url: string): Store {
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url);
  const file = url.replace(/^file:/, '');
  if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  return openSqlite(file);
}
