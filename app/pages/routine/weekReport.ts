import type { Reader } from 'db/dialect/reader';
import { checksOf } from 'db/repositories/routine/checks';
import { weekStates } from 'db/repositories/routine/monthWeeks';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { reportsOf } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { reachOf } from '~/domain/organisation/access/permissions';
import { type OpenedFigure, openFigure } from '~/domain/routine/openFigure';
import { byWorkshop, type WorkshopCounts } from '~/domain/routine/period';
import type { PeriodState } from '~/domain/routine/periodState';
import { type PaperSignature, type PaperState, paperState } from '~/domain/routine/signing';
import type { WeeklyReport } from '~/domain/routine/weekly';
import { addDays, type Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';
import { formatWeek, weekFromMonday } from '~/domain/shared/week';

/** One of the reports of the week, for the list beside the one shown. */
export interface ReportEntry {
  readonly id: string;
  readonly number: string;
  readonly state: PaperState;
  readonly compiledAt: Instant;
  readonly signatures: readonly PaperSignature[];
}

export interface WeekReportView {
  readonly title: string;
  readonly monday: Day;
  readonly label: string;
  readonly previous: Day;
  readonly next: Day | null;
  readonly state: PeriodState;
  readonly reason: string | null;
  readonly reports: readonly ReportEntry[];
  readonly report: (WeeklyReport & { readonly state: PaperState }) | null;
  readonly workshops: readonly WorkshopCounts[];
  readonly opened: OpenedFigure | null;
  /** What this person may do now. `compileVersion` is the version of the open draft, null when compiling makes a new report. */
  readonly may: { readonly compile: boolean; readonly edit: boolean; readonly sign: 'director' | 'principal' | null; readonly explain: boolean };
  /** Years of the week whose holidays and exchanged days are not known. */
  readonly unpublishedYears: readonly number[];
  readonly compileVersion: number | null;
}

/** A week with its reports: the one asked for or the latest, and the rows of one opened figure. Null when the day is no Monday. */
export async function weekReport(
  cx: { store: { read: Reader } },
  permit: Authorised<'weekly.view'>,
  monday: Day,
  query: { readonly reportId: string | null; readonly figure: string | null; readonly workshopId?: string | null },
): Promise<WeekReportView | null> {
  const week = weekFromMonday(monday);
  if (!week) return null;
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [rules, reports, view, reasons] = await Promise.all([
    rulesFor(scope),
    reportsOf(scope).ofWeek(monday),
    postDaysBetween(scope, week.start, week.end, permit.today),
    checksOf(scope).gapReasons('week', monday, monday),
  ]);
  const [standing] = weekStates([monday], permit.today, { days: view.days, reports, reasons });
  const report = (query.reportId ? reports.find(({ id }) => id === query.reportId) : reports[0]) ?? null;
  if (query.reportId && !report) return null;
  const state = report ? paperState(report) : null;
  const roles = permit.standing.roles;
  const draft = reports.find((candidate) => paperState(candidate) === 'draft') ?? null;
  const director = roles.includes('director') && state === 'draft';
  const principal = roles.includes('principal') && state === 'awaitingPrincipal';
  return {
    title: rules.titles.weekly,
    monday,
    label: formatWeek(week),
    previous: addDays(monday, -7),
    next: addDays(monday, 7) <= permit.today ? addDays(monday, 7) : null,
    state: standing!.state,
    reason: standing!.reason,
    reports: reports.map((entry) => ({ id: entry.id, number: entry.number, state: paperState(entry), compiledAt: entry.compiledAt, signatures: entry.signatures })),
    report: report && { ...report, state: paperState(report) },
    workshops: report ? byWorkshop(report.figures) : [],
    opened: report && query.figure ? openFigure(report.figures, query.figure, { workshopId: query.workshopId ?? null, postId: null }) : null,
    may: {
      compile: reachOf(roles, 'weekly.compile') !== null && week.start <= permit.today,
      edit: reachOf(roles, 'weekly.compile') !== null && state === 'draft',
      sign: director ? 'director' : principal ? 'principal' : null,
      explain: reachOf(roles, 'gap.explain') === 'enterprise' && standing!.state === 'missed',
    },
    compileVersion: draft?.version ?? null,
    unpublishedYears: view.unpublishedYears,
  };
}
