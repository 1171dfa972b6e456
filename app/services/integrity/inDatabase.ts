import { PLATFORM } from 'db/dialect/chain';
import type { DatabaseFault, Inspected } from 'db/dialect/inspected';
import { CHAINED, type ChainedTable, SHARED } from 'db/schema/chained';
import type { Finding } from './findings';

const tables: ReadonlyMap<string, ChainedTable> = new Map([...CHAINED, ...SHARED].map((one) => [one.name, one]));

const label = (values: Readonly<Record<string, unknown>>): string => Object.entries(values).map(([name, value]) => `${name}=${String(value)}`).join('，');

/** The columns that name a row of a table; all where the table is not chained. */
function keyOf(table: string, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = tables.get(table);
  if (!known) return 'id' in row ? { id: row.id } : { ...row };
  return Object.fromEntries(known.key.map((name) => [name, row[name]]));
}

function asFinding(fault: DatabaseFault): Finding {
  if (fault.kind === 'damaged') return { enterpriseId: PLATFORM, kind: 'damaged', text: fault.text };
  const { enterprise_id: enterpriseId, ...row } = fault.row;
  const { enterprise_id: _, ...parentKey } = fault.parentKey;
  const tenant = typeof enterpriseId === 'string' ? enterpriseId : PLATFORM;
  return { enterpriseId: tenant, kind: 'orphan', table: fault.table, key: label(keyOf(fault.table, row)), parent: fault.parent, parentKey: label(parentKey) };
}

/** What the database itself finds wrong with its pages and indexes, and each row whose parent is gone, as findings. */
export async function inDatabase(database: Pick<Inspected, 'orphans' | 'damages'>, report: (finding: Finding) => void): Promise<void> {
  await database.damages((fault) => report(asFinding(fault)));
  await orphansIn(database, report);
}

/** Each row whose parent is gone, as a finding. */
export const orphansIn = (database: Pick<Inspected, 'orphans'>, report: (finding: Finding) => void): Promise<void> => database.orphans((fault) => report(asFinding(fault)));
