import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';
import type { React, Store } from './store';

/** Opens what `DATABASE_URL` names: `postgres://…`, `file:PATH`, a plain path, or `:memory:`. `react` says what follows from each event. */
export function openStore(url: string, react: React): Store {
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url, { react });
  const file = url.replace(/^file:/, '');
  if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  return openSqlite(file, react);
}
