import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import type { Move } from '../schema/evolution';
import type { Dialect } from './columns';
import { NewerDatabase } from './unfit';

/** The folder of a dialect's migrations; the launcher and the tests run in the project's root. */
export const migrationsFolder = (dialect: Dialect): string => path.resolve('db/migrations', dialect);

/** What a program brings to a database: the folder of its SQL migrations, and the moves of data that go between them. */
export interface Migrations {
  readonly folder: string;
  readonly moves: readonly Move[];
}

interface JournalEntry {
  readonly when: number;
  readonly tag: string;
}

const journals = new Map<string, readonly JournalEntry[]>();

/** The migrations of a folder, the oldest first. */
function journalOf(folder: string): readonly JournalEntry[] {
  const known = journals.get(folder) ?? (JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as { entries: readonly JournalEntry[] }).entries;
  journals.set(folder, known);
  return known;
}

/** The schema number of a folder's newest migration: they are counted from 1, alike for both dialects. */
export const newestSchema = (folder: string): number => journalOf(folder).length;

/** The schema number of a database whose newest migration (drizzle's `created_at`) is given; 0 for an empty one. */
export const schemaAt = (folder: string, lastApplied: number | null): number => journalOf(folder).filter(({ when }) => lastApplied !== null && when <= lastApplied).length;

/**
 * Compares the newest migration a database has seen (drizzle's `created_at`) with those of this program.
 * Returns the tag of the newest one still to apply, null when there is none. Throws NewerDatabase.
 */
export function assertNotNewer(folder: string, lastApplied: number | null): string | null {
  const newest = journalOf(folder).at(-1);
  if (!newest || lastApplied === null) return null;
  if (lastApplied > newest.when) throw new NewerDatabase('the database was migrated by a later version of this program');
  return lastApplied < newest.when ? newest.tag : null;
}

/** The two halves of drizzle's migrator, which its types keep to itself. */
interface Migrator {
  readonly dialect: { migrate(migrations: MigrationMeta[], session: unknown, config: object): void | Promise<void> };
  readonly session: unknown;
}

/** Applies the migrations of a folder up to and with a number, in one transaction; at once on SQLite. Those the database has seen are passed over. */
export function applyMigrations(db: object, folder: string, upTo: number): void | Promise<void> {
  const { dialect, session } = db as Migrator;
  return dialect.migrate(readMigrationFiles({ migrationsFolder: folder }).slice(0, upTo), session, {});
}
