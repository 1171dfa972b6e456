import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Dialect } from './columns';
import { NewerDatabase } from './store';

/** The folder of a dialect's migrations; the launcher and the tests run in the project's root. */
export const migrationsFolder = (dialect: Dialect): string => path.resolve('db/migrations', dialect);

/**
 * Compares the newest migration a database has seen (drizzle's `created_at`) with those of this program.
 * Returns the tag of the newest one still to apply, null when there is none. Throws NewerDatabase.
 */
export function assertNotNewer(folder: string, lastApplied: number | null): string | null {
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as { entries: { when: number; tag: string }[] };
  const newest = journal.entries.at(-1);
  if (!newest || lastApplied === null) return null;
  if (lastApplied > newest.when) throw new NewerDatabase('the database was migrated by a later version of this program');
  return lastApplied < newest.when ? newest.tag : null;
}
