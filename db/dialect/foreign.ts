import { ForeignDatabase } from './unfit';

/** Tables that every database of this program has had from its first migration on. */
const OURS = ['events', 'chain_heads'];

/**
 * Whether a database may be migrated: one of this program, or one with nothing in it. `tables` are those it holds, without the list of
 * migrations; `applied` is how many migrations that list names, whoever wrote it. Throws ForeignDatabase.
 */
export function assertOurs(tables: readonly string[], applied: number): void {
  const empty = tables.length === 0 && applied === 0;
  const ours = applied > 0 && OURS.every((name) => tables.includes(name));
  if (!empty && !ours) throw new ForeignDatabase(tables);
}
