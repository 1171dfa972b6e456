import type { ReportFigure } from '~/domain/report/figures';
import type { HazardLine } from '~/domain/report/hazardLines';
import { signedBy, SIGNER_LABELS, type SignatureLine } from '~/domain/report/paper';
import { gapsOf, type HazardRow, type PeriodFigures } from '~/domain/routine/period';
import { postAndTurn } from '~/domain/routine/turn';
import type { PaperSignature } from '~/domain/routine/signing';
import { POST_DAY_NAMES } from '~/domain/routine/words';
import type { Rules } from '~/domain/rulepack/rules';
import { formatDay } from '~/domain/shared/day';

/** Hazards of a figure as a paper lists them, in the order of their numbers. */
export function hazardLines(figures: PeriodFigures, name: keyof PeriodFigures['hazardFigures'], rules: Rules): HazardLine[] {
  const rows = new Set(figures.hazardFigures[name].rows);
  const line = (row: HazardRow): HazardLine => ({
    id: row.id,
    number: row.number,
    title: row.title,
    riskPoint: row.riskPoint,
    description: row.description,
    place: `${row.workshopName} · ${row.postName}`,
    gradeName: row.grade ? rules.gradeNames[row.grade] : '',
    foundDay: row.registeredOn,
    responsible: row.responsibleName,
    deadline: row.deadline,
    stage: row.stage,
    overdue: row.closedDay === null && row.deadline !== null && row.deadline < figures.asOf,
    closedDay: row.closedDay,
    measure: row.measure,
  });
  return figures.hazards.filter((row) => rows.has(row.id)).map(line);
}

/** The computed figures of a span, each with the rows it was counted from. */
export function reportFigures(figures: PeriodFigures): ReportFigure[] {
  const { due, onTime, late, deliveredLater, backfilled, missed, excused, open, stopped, scanned, typed, zeroRisk, findings } = figures.checkFigures;
  const { openBefore, registered, closed, openAfter, overdue } = figures.hazardFigures;
  const of = due.count;
  const check = (label: string, rows: readonly string[], meaning: string, withShare: boolean): ReportFigure => ({
    label, count: rows.length, ...(withShare ? { of } : {}), unit: '岗次', meaning, from: { kind: 'checkRecord', ids: rows },
  });
  const hazard = (label: string, rows: readonly string[], meaning: string): ReportFigure => ({
    label, count: rows.length, unit: '项', meaning, from: { kind: 'hazard', ids: rows },
  });
  return [
    check('应检岗次', due.rows, '按已发布清单、频次和工作日历应检的岗位日', false),
    check('按时', onTime.rows, '当日时限前提交', true),
    check('迟报', late.rows, '当日时限后提交', true),
    ...(deliveredLater ? [check(POST_DAY_NAMES.deliveredLater, deliveredLater.rows, '当日时限前签名，没有网络，次日或以后送达', true)] : []),
    check('补录', backfilled.rows, '次日及以后补录', true),
    check('未进行', [...missed.rows, ...excused.rows], `没有检查记录，其中 ${excused.count} 岗次已说明原因`, true),
    ...(open.count > 0 ? [check('待检', open.rows, '汇总当日尚未提交', true)] : []),
    ...(stopped.count > 0 ? [check('停产', stopped.rows, '已登记停产，不计入应检', false)] : []),
    ...(scanned ? [check('扫岗位码', scanned.rows, '检查页由扫描岗位标牌打开', true)] : []),
    ...(typed ? [check('输岗位码', typed.rows, '检查页由输入岗位码打开', true)] : []),
    check('零风险报告', zeroRisk.rows, '检查未发现问题的记录', false),
    { label: '不符合', count: findings.count, unit: '项', meaning: '检查判定为不符合的项目', from: { kind: 'answer', ids: findings.rows } },
    hazard('期初未销号隐患', openBefore.rows, '本期开始前登记、当时未销号'),
    hazard('新登记隐患', registered.rows, '本期内登记'),
    hazard('销号隐患', closed.rows, '本期内验收通过'),
    hazard('期末未销号隐患', openAfter.rows, '期初未销号 + 新登记 − 销号'),
    hazard('其中已逾期', overdue.rows, '期末未销号且超过整改期限'),
  ];
}

/** Days not done in words, each with its reason: `11月17日…挤塑车间 · 绝缘挤出岗:停电`. */
export function gapLines(figures: PeriodFigures): string[] {
  const posts = new Map(figures.posts.map((post) => [post.id, `${post.workshopName} · ${post.name}`]));
  return gapsOf(figures).map((row) => `${formatDay(row.day)} ${postAndTurn(posts.get(row.postId) ?? '', row)}：${row.reason ?? '未说明原因'}`);
}

/** The two signature lines, signed or to be signed. */
export function signatureLines(signatures: readonly PaperSignature[]): SignatureLine[] {
  const line = (label: string, capacity: PaperSignature['capacity']): SignatureLine => {
    const signed = signatures.find((signature) => signature.capacity === capacity);
    return { label, signed: signed ? { name: signed.personName, title: signed.personTitle, at: signed.signedAt, ...signedBy(signed) } : null };
  };
  return [line(SIGNER_LABELS.director, 'director'), line(SIGNER_LABELS.principal, 'principal')];
}

/** The words of a block: what the records gave, then what was said. */
export const blockText = (sentences: readonly string[], words: string): string => [...sentences, words].filter((text) => text.trim() !== '').join('\n');
