import { rulesFor } from 'db/repositories/organisation/enterprises';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { FILE_COLUMNS } from '~/domain/report/ledgerFile';
import { CSV_MARK, csvLine } from '~/domain/shared/csv';

import type { Context } from '~/services/context';
import type { LedgerQuery } from './hazardLedgerQuery';

/** Rows read at a time: few enough that nobody else waits. */
const PORTION = 200;
/** Characters of CSV sent at a time. */
const PIECE = 64 * 1024;

/** The whole ledger under the filter of the screen, in its order, line by line; no more is read than is asked for. */
export async function* ledgerLines(cx: Pick<Context, 'store'>, permit: Authorised<'hazard.view'>, query: LedgerQuery): AsyncGenerator<readonly string[]> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const hazards = hazardsOf(scope);
  const rules = await rulesFor(scope);
  let cursor = undefined;
  do {
    const page = await hazards.page({ reached: reachedBy(permit), filter: query.filter, sort: query.sort, today: permit.today, limit: PORTION, cursor });
    const acts = await hazards.actsOfMany(page.rows.map(({ id }) => id));
    for (const hazard of page.rows) {
      const line = { hazard, acts: acts.get(hazard.id) ?? [], rules, today: permit.today };
      yield FILE_COLUMNS.map(({ text }) => text(line));
    }
    cursor = page.next ?? undefined;
  } while (cursor);
}

/** The same as CSV, which begins with the UTF-8 mark Excel needs. */
export async function* hazardExport(cx: Pick<Context, 'store'>, permit: Authorised<'hazard.view'>, query: LedgerQuery): AsyncGenerator<string> {
  let portion = CSV_MARK + csvLine(FILE_COLUMNS.map(({ head }) => head));
  for await (const cells of ledgerLines(cx, permit, query)) {
    portion += csvLine(cells);
    if (portion.length < PIECE) continue;
    yield portion;
    portion = '';
  }
  yield portion;
}
