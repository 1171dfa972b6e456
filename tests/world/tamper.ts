import { inject } from 'vitest';
import type { World } from './factory';

/**
 * Runs SQL behind the program's back, on a connection of its own. Foreign keys are not asked: whoever tampers does not ask.
 * A `?` takes the next of `values`.
 */
export async function tamper({ url }: Pick<World, 'url'>, statement: string, values: readonly (string | number)[] = []): Promise<void> {
  if ('sqlite' in inject('base')) {
    const { default: Database } = await import('better-sqlite3');
    const client = new Database(url);
    client.pragma('foreign_keys = OFF');
    const { changes } = client.prepare(statement).run(...values);
    client.close();
    if (changes === 0) throw new Error(`nothing was tampered with: ${statement}`);
    return;
  }
  const { default: pg } = await import('pg');
  const client = new pg.Client(url);
  await client.connect();
  await client.query('set session_replication_role = replica');
  let position = 0;
  const { rowCount } = await client.query(statement.replace(/\?/g, () => `$${(position += 1)}`), [...values]);
  await client.end();
  if (!rowCount) throw new Error(`nothing was tampered with: ${statement}`);
}
