import { eq } from 'drizzle-orm';
import { SYSTEM } from '../../app/domain/shared/actor';
import { instantOf } from '../../app/domain/shared/instant';
import { SHARED } from '../schema/chained';
import { chainHeads } from '../schema/log';
import { enterprises } from '../schema/organisation';
import { opening, PLATFORM } from './chain';
import { rowsAsTold } from './moves';
import { chunksOf } from './statements';
import type { Reader } from './reader';
import type { Step, Store } from './store';
import type { Write } from './writes';

/** Rows one event takes in. */
const ROWS_OF_AN_EVENT = 100;

/**
 * Begins the platform's chain of a database that was made before there was one: its enterprises become known, and the accounts, regulators
 * and templates that stand in it are told as they are, so that they verify from then on. Safe at every start and from two processes at once.
 */
export async function takenIn(read: Reader, commit: Store['commit']): Promise<void> {
  const begun = async (): Promise<boolean> => (await read.select({ seq: chainHeads.seq }).from(chainHeads).where(eq(chainHeads.enterpriseId, PLATFORM))).length > 0;
  if (await begun()) return;
  const houses = await read.select({ id: enterprises.enterpriseId, name: enterprises.name }).from(enterprises);
  const steps: Step[] = houses.map(({ id, name }) => opening(id, name));
  for (const { table } of SHARED) {
    const rows = await rowsAsTold(read, table);
    for (const some of chunksOf(rows, ROWS_OF_AN_EVENT)) {
      const standing: Write[] = [{ kind: 'insert', table, rows: some }];
      steps.push({ event: { type: 'platform.takenIn', subject: { kind: 'chain', id: PLATFORM }, payload: { rows: some.length } }, writes: [], standing });
    }
  }
  if (steps.length === 0) return;
  // the number is given once, however many processes start together
  await commit({ enterpriseId: PLATFORM, actor: SYSTEM, at: instantOf(Date.now()), reserve: { takenIn: 1 }, build: ({ takenIn: turn }) => ({ steps: turn === 1 ? steps : [] }) });
}
