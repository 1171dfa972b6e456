import { formatDate } from '../shared/day';
import { type PeriodFigures, share } from './period';
import { POST_DAY_NAMES } from './words';

/**
 * The sentences a report writes by itself. Each states counts that stand in the figures, and a share only with
 * both its numbers; what has no number is said by people.
 */
export function checkSentences(figures: PeriodFigures, period: string): string[] {
  const { due, onTime, late, deliveredLater, backfilled, missed, excused, open, stopped, zeroRisk, findings } = figures.checkFigures;
  const through = figures.asOf < figures.to ? `（截至${formatDate(figures.asOf)}）` : '';
  if (due.count === 0) return [`${period}${through}没有应检岗次${stopped.count > 0 ? `，停产 ${stopped.count} 岗次` : ''}。`];
  const parts = [`按时 ${onTime.count}`, `迟报 ${late.count}`, ...(deliveredLater ? [`${POST_DAY_NAMES.deliveredLater} ${deliveredLater.count}`] : []), `补录 ${backfilled.count}`, `未进行 ${missed.count + excused.count}`];
  if (open.count > 0) parts.push(`待检 ${open.count}`);
  const sentences = [`${period}${through}应检 ${due.count} 岗次：${parts.join('、')} 岗次；按时率 ${share(onTime.count, due.count)}。`];
  if (missed.count + excused.count > 0) {
    sentences.push(`未进行的 ${missed.count + excused.count} 岗次中，${excused.count} 岗次已说明原因，${missed.count} 岗次未说明。`);
  }
  if (stopped.count > 0) sentences.push(`停产 ${stopped.count} 岗次，不计入应检。`);
  sentences.push(`零风险报告 ${zeroRisk.count} 份，检查发现不符合 ${findings.count} 项。`);
  return sentences;
}

/** What became of the hazards that were open before the span; one sentence when there were none. */
export function openBeforeSentences(figures: PeriodFigures, before: string): string[] {
  const rows = new Set(figures.hazardFigures.openBefore.rows);
  if (rows.size === 0) return [`${before}末没有未销号的隐患。`];
  const hazards = figures.hazards.filter((hazard) => rows.has(hazard.id));
  const closed = hazards.filter((hazard) => hazard.stage === 'closed').length;
  const awaiting = hazards.filter((hazard) => hazard.stage === 'awaitingVerification').length;
  return [`${before}末未销号隐患 ${rows.size} 项：现已销号 ${closed} 项，待验收 ${awaiting} 项，其余 ${rows.size - closed - awaiting} 项尚未完成整改。`];
}

/** What was found and closed within the span, and what stays. */
export function hazardSentences(figures: PeriodFigures, period: string): string[] {
  const { registered, closed, openAfter, overdue } = figures.hazardFigures;
  return [
    `${period}新登记隐患 ${registered.count} 项，销号 ${closed.count} 项；${period}末未销号 ${openAfter.count} 项，其中超过时限 ${overdue.count} 项。`,
  ];
}

/** An earlier period to be held against one: what it is called in a sentence (上月、去年同月), and what its records say. */
export interface Earlier {
  readonly name: string;
  readonly figures: PeriodFigures;
}

/**
 * How a span stands beside earlier ones: both numbers of each, and no sentence where an earlier one owed nothing (there are no data) or the span is not over
 * (a part is not held against a whole).
 */
export function comparedSentences(figures: PeriodFigures, period: string, earlier: readonly Earlier[]): string[] {
  const { checkFigures: { due, onTime }, hazardFigures: { registered, closed } } = figures;
  if (due.count === 0 || figures.asOf < figures.to) return [];
  return earlier.filter((before) => before.figures.checkFigures.due.count > 0).map(({ name, figures: { checkFigures, hazardFigures } }) =>
    `与${name}相比：按时率${period} ${share(onTime.count, due.count)}，${name} ${share(checkFigures.onTime.count, checkFigures.due.count)}；`
    + `新登记隐患${period} ${registered.count} 项，${name} ${hazardFigures.registered.count} 项；销号${period} ${closed.count} 项，${name} ${hazardFigures.closed.count} 项。`);
}
