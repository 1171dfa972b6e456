import { enterpriseOf, rulesFor } from 'db/repositories/enterprises';
import { reportsOf } from 'db/repositories/reports';
import { scopeOf } from 'db/repositories/scope';
import { renderPaper } from '~/services/aside/papers';
import type { Authorised } from '~/domain/organisation/authority';
import type { Paper } from '~/domain/report/paper';
import { weeklyReportPaper } from '~/domain/report/weeklyReport';
import { weeklyContent } from '~/domain/routine/signing';
import { weekFromMonday } from '~/domain/routine/weekly';
import type { Day } from '~/domain/shared/day';
import { verifyUrl } from '~/platform/host/addresses';
import type { Context } from '../context';
import { contentHash } from '../routine/contentHash';
import { blockText, gapLines, hazardLines, reportFigures, signatureLines } from './periodLines';

/** 《每周工业产品质量安全排查治理报告》 of a week: the report asked for, or the latest. Null when the week has none. */
export async function weekPaper(cx: Context, leave: Authorised<'weekly.view'>, monday: Day, reportId: string | null): Promise<Paper | null> {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const week = weekFromMonday(monday);
  const reports = week ? await reportsOf(scope).ofWeek(monday) : [];
  const report = reportId ? reports.find(({ id }) => id === reportId) : reports[0];
  if (!week || !report) return null;
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
    verifyUrl: signatures.length === 0 ? '' : verifyUrl(hash),
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

/** The report as a PDF with the name saving proposes; null when the week has none. */
export async function weekDocument(cx: Context, leave: Authorised<'weekly.view'>, monday: Day, reportId: string | null): Promise<{ bytes: Uint8Array; name: string } | null> {
  const paper = await weekPaper(cx, leave, monday, reportId);
  return paper && { bytes: await renderPaper(paper), name: `${paper.title} ${paper.number}` };
}
