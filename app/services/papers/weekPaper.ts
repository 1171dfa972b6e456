import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { reportsOf } from 'db/repositories/routine/reports';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import { renderPaper } from '~/services/aside/papers';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Paper } from '~/domain/report/paper';
import { withLater } from '~/domain/report/sealed';
import { weeklyReportPaper } from '~/domain/report/weeklyReport';
import { weeklyContent } from '~/domain/routine/signing';
import { weekFromMonday, type WeeklyReport } from '~/domain/routine/weekly';
import type { Day } from '~/domain/shared/day';
import type { Context } from '../context';
import { verifyUrlOf } from '../enterprise/addressOf';
import { contentHash } from '../routine/contentHash';
import { blockText, furtherPapers, gapLines, hazardLines, reportFigures, signatureLines } from './periodLines';
import { redrawnPaper } from './redrawnPaper';
import { keptPaper } from './seal';

/** A weekly report as it stands now, with the names under it. */
export async function weekPaperNow(cx: Pick<Context, 'site'>, scope: Scope, report: WeeklyReport): Promise<Paper> {
  const week = weekFromMonday(report.weekStart);
  if (!week) throw new Error(`report ${report.id} of no week: ${report.weekStart}`);
  const [enterprise, rules] = await Promise.all([enterpriseOf(scope), rulesFor(scope)]);
  const { figures, words, signatures } = report;
  const hash = signatures[0]?.contentHash ?? contentHash(weeklyContent(report));
  return weeklyReportPaper({
    titles: rules.titles,
    factory: enterprise.name,
    number: report.number,
    recordCode: report.number,
    versionLabel: signatures.length === 0 ? '草稿' : '',
    contentHash: hash,
    verifyUrl: signatures.length === 0 ? '' : await verifyUrlOf(cx, scope, hash),
    createdAt: signatures.at(-1)?.signedAt ?? report.compiledAt,
    week,
    openAtLastWeekEnd: hazardLines(figures, 'openBefore', rules),
    foundThisWeek: hazardLines(figures, 'registered', rules),
    figures: reportFigures(figures),
    gaps: gapLines(figures),
    words: {
      lastWeek: words.lastWeek,
      thisWeek: blockText(figures.sentences.thisWeek, words.thisWeek),
      evaluation: blockText(figures.sentences.evaluation, words.evaluation),
      nextWeek: words.nextWeek,
    },
    principalWords: signatures.find(({ capacity }) => capacity === 'principal')?.words ?? '',
    signatures: signatureLines(signatures),
  });
}

/**
 * 《每周工业产品质量安全排查治理报告》 of a week: the report asked for, or the latest. A signed one is drawn from what was kept under its
 * last name; reports of the week signed since stand below. Null when the week has none.
 */
export async function weekPaper(cx: Pick<Context, 'store' | 'site'>, leave: Authorised<'weekly.view'>, monday: Day, reportId: string | null): Promise<Paper | null> {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const reports = weekFromMonday(monday) ? await reportsOf(scope).ofWeek(monday) : [];
  const report = reportId ? reports.find(({ id }) => id === reportId) : reports[0];
  if (!report) return null;
  if (report.signatures.length === 0) return weekPaperNow(cx, scope, report);
  const kept = await sealedPapersOf(scope).latest('weekly', report.id);
  const paper = kept ? keptPaper(kept) : redrawnPaper(await weekPaperNow(cx, scope, report), contentHash(weeklyContent(report)) === report.signatures[0]?.contentHash);
  return withLater(paper, furtherPapers(reports, report));
}

/** The report as a PDF with the name saving proposes; null when the week has none. */
export async function weekDocument(cx: Context, leave: Authorised<'weekly.view'>, monday: Day, reportId: string | null): Promise<{ bytes: Uint8Array; name: string } | null> {
  const paper = await weekPaper(cx, leave, monday, reportId);
  return paper && { bytes: await renderPaper(paper), name: `${paper.title} ${paper.number}` };
}
