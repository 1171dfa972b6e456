import { reportsOf } from 'db/repositories/routine/reports';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { PaperFormat } from '~/domain/report/listFiles';
import type { Paper } from '~/domain/report/paper';
import { weeklyReportPaper } from '~/domain/report/weeklyReport';
import { weeklyContent, type WeeklyReport } from '~/domain/routine/weekly';
import type { Day } from '~/domain/shared/day';
import { weekOf } from '~/domain/shared/week';
import type { Context } from '../context';
import { blockText, gapLines, hazardLines, reportFigures, signatureLines } from './periodLines';
import { type DrawnPaper, periodDocument, periodPaper } from './periodPaper';

/** 《每周工业产品质量安全排查治理报告》. */
export const WEEK_DRAWN: DrawnPaper<WeeklyReport, Day> = {
  kind: 'week',
  papers: reportsOf,
  content: weeklyContent,
  draw: (_scope, { period, figures, words, sweep, signatures }, frame, rules) =>
    weeklyReportPaper({
      ...frame,
      week: weekOf(period),
      openAtLastWeekEnd: hazardLines(figures, 'openBefore', rules),
      foundThisWeek: hazardLines(figures, 'registered', rules),
      figures: reportFigures(figures),
      gaps: gapLines(figures),
      sweep: sweep ?? [],
      words: {
        lastWeek: words.lastWeek,
        thisWeek: blockText(figures.sentences.thisWeek, words.thisWeek),
        evaluation: blockText(figures.sentences.evaluation, words.evaluation),
        nextWeek: words.nextWeek,
      },
      principalWords: signatures.find(({ capacity }) => capacity === 'principal')?.words ?? '',
      signatures: signatureLines(signatures),
    }),
  later: () => Promise.resolve([]),
};

/** The report of a week: the one asked for, or the latest; see `periodPaper`. */
export const weekPaper = (cx: Pick<Context, 'store' | 'site'>, permit: Authorised<'weekly.view'>, monday: Day, reportId: string | null): Promise<Paper | null> =>
  periodPaper(cx, permit.enterpriseId, WEEK_DRAWN, monday, reportId);

/** The report as a file with the name saving proposes; null when the week has none. */
export const weekDocument = async (cx: Pick<Context, 'store' | 'site'>, permit: Authorised<'weekly.view'>, monday: Day, reportId: string | null, format: PaperFormat = 'pdf') => periodDocument(await weekPaper(cx, permit, monday, reportId), format);
