import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Reader } from 'db/dialect/store';
import { CHAINED } from 'db/schema/chained';
import { chainHeads, events } from 'db/schema/log';
import type { Context } from '../context';
import { walkChain } from './chain';
import { compareRows, planPasses } from './compare';
import { verifyFiles } from './files';
import type { Finding } from './findings';
import { comparable } from './rows';

/** What was looked at, and how many findings were reported. */
export interface Verification {
  readonly enterprises: number;
  readonly events: number;
  readonly rows: number;
  readonly files: number;
  readonly findings: number;
}

/**
 * Walks the event log of every enterprise and compares all its rows and files with it. Every finding goes to `report`
 * as it is met; memory holds one batch of events and a bounded part of the rows. Reads only.
 */
export async function verifyChains(cx: Pick<Context, 'store' | 'storage'>, report: (finding: Finding) => void): Promise<Verification> {
  const { read } = cx.store;
  const tables = CHAINED.map(comparable);
  const sum = { enterprises: 0, events: 0, rows: 0, files: 0, findings: 0 };
  const tell = (finding: Finding): void => {
    sum.findings += 1;
    report(finding);
  };
  for (const enterpriseId of await enterprisesAnywhere(read)) {
    sum.enterprises += 1;
    const walk = await walkChain(read, enterpriseId, tell);
    sum.events += walk.events;
    for (const pass of planPasses(tables, walk.inserted)) sum.rows += await compareRows(read, enterpriseId, pass, tell);
    sum.files += await verifyFiles(cx, enterpriseId, tell);
  }
  return sum;
}

/** Every enterprise any chained row, event or head speaks of: a row slipped in for a factory that never was is found too. */
async function enterprisesAnywhere(read: Reader): Promise<string[]> {
  const ids = new Set<string>();
  for (const table of [chainHeads, events, ...CHAINED.map((chained) => chained.table)]) {
    const { enterpriseId } = getTableColumns(table) as Record<string, SQLiteColumn>;
    const rows = await read.selectDistinct({ id: enterpriseId! }).from(table);
    for (const { id } of rows) ids.add(String(id));
  }
  return [...ids].sort();
}
