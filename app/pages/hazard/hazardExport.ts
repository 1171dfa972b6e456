import { rulesFor } from 'db/repositories/organisation/enterprises';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import { isOverdue } from '~/domain/hazard/limits';
import { lastAct } from '~/domain/hazard/story';
import type { Hazard, HazardAct } from '~/domain/hazard/types';
import type { Authorised } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { findingText } from '~/domain/report/hazardLines';
import type { Rules } from '~/domain/rulepack/rules';
import { CSV_MARK, csvLine } from '~/domain/shared/csv';
import type { Day } from '~/domain/shared/day';
import { formatMoney } from '~/domain/shared/fields';
import { HAZARD_STAGE_NAMES, TREATMENT_NAMES } from '~/domain/hazard/words';
import type { Context } from '~/services/context';
import type { LedgerQuery } from './hazardLedgerQuery';

/** The fifteen columns of the ledger as it is kept in the trade, and what the rectification cost; with their widths in characters. */
export const LEDGER_COLUMNS = [
  { head: '存在问题及隐患', width: 44 }, { head: '隐患等级', width: 10 }, { head: '类型', width: 12 }, { head: '排查时间', width: 12 }, { head: '排查人', width: 10 },
  { head: '整改措施', width: 36 }, { head: '整改时限', width: 12 }, { head: '整改资金', width: 14 }, { head: '整改单位', width: 24 }, { head: '整改责任人', width: 12 },
  { head: '完成情况', width: 18 }, { head: '验收人', width: 10 }, { head: '督办单位', width: 12 }, { head: '督办人', width: 10 }, { head: '销号日期', width: 12 },
  { head: '整改费用（元）', width: 16 },
] as const;

/** Rows read at a time: few enough that nobody else waits. */
const PORTION = 200;
/** Characters of CSV sent at a time. */
const PIECE = 64 * 1024;

/** One hazard as the cells of a ledger line. 督办 is filled by nobody yet and stays empty. */
export function ledgerCells(hazard: Hazard, acts: readonly HazardAct[], rules: Pick<Rules, 'gradeNames'>, today: Day): string[] {
  const notice = lastAct(acts, 'notify')?.details;
  const done = lastAct(acts, 'rectify')?.details;
  const verified = lastAct(acts, 'verify');
  return [
    `${hazard.number} ${findingText(hazard).replaceAll('\n', '；')}`,
    hazard.grade ? rules.gradeNames[hazard.grade] : '未定级',
    hazard.treatment ? TREATMENT_NAMES[hazard.treatment] : '',
    hazard.foundDay,
    hazard.foundByName,
    done?.measure ?? notice?.requirement ?? hazard.immediateMeasure,
    hazard.deadline ?? '',
    notice?.fiveElements?.fund ?? '',
    `${hazard.workshopName} ${hazard.postName}`,
    hazard.responsibleName,
    `${HAZARD_STAGE_NAMES[hazard.stage]}${isOverdue(hazard, today) ? '（已逾期）' : ''}`,
    hazard.closedDay ? (verified?.actorName ?? '') : '',
    '',
    '',
    hazard.closedDay ?? '',
    hazard.cost === null ? '' : formatMoney(hazard.cost).replaceAll(',', ''),
  ];
}

/** The whole ledger under the filter of the screen, in its order, line by line; no more is read than is asked for. */
export async function* ledgerLines(cx: Pick<Context, 'store'>, leave: Authorised<'hazard.view'>, query: LedgerQuery): AsyncGenerator<readonly string[]> {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const hazards = hazardsOf(scope);
  const rules = await rulesFor(scope);
  let cursor = undefined;
  do {
    const page = await hazards.page({ reached: reachedBy(leave), filter: query.filter, sort: query.sort, today: leave.today, limit: PORTION, cursor });
    const acts = await hazards.actsOfMany(page.rows.map(({ id }) => id));
    for (const hazard of page.rows) yield ledgerCells(hazard, acts.get(hazard.id) ?? [], rules, leave.today);
    cursor = page.next ?? undefined;
  } while (cursor);
}

/** The same as CSV, which begins with the UTF-8 mark Excel needs. */
export async function* hazardExport(cx: Pick<Context, 'store'>, leave: Authorised<'hazard.view'>, query: LedgerQuery): AsyncGenerator<string> {
  let portion = CSV_MARK + csvLine(LEDGER_COLUMNS.map(({ head }) => head));
  for await (const cells of ledgerLines(cx, leave, query)) {
    portion += csvLine(cells);
    if (portion.length < PIECE) continue;
    yield portion;
    portion = '';
  }
  yield portion;
}
