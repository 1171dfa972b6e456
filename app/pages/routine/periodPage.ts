import type { Reader } from 'db/dialect/reader';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { peopleOf } from 'db/repositories/organisation/people';
import { meetingsOf, type ResolutionOnFile } from 'db/repositories/routine/meetings';
import { standingsOf } from 'db/repositories/routine/periodPapers';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { reportsOf } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { reachOf } from '~/domain/organisation/access/permissions';
import { rosterOn } from '~/domain/organisation/people/roster';
import type { MonthlyMeeting } from '~/domain/routine/monthly';
import { type OpenedFigure, openFigure } from '~/domain/routine/openFigure';
import { byWorkshop, type PeriodFigures, type WorkshopCounts } from '~/domain/routine/period';
import { type Period, type PeriodKind, PERIODS } from '~/domain/routine/periodKind';
import type { PeriodState } from '~/domain/routine/periodState';
import { capacityFor, type PaperState, paperState, type PeriodPaper } from '~/domain/routine/signing';
import type { WeeklyReport } from '~/domain/routine/weekly';
import { addDays, addMonths, type Day, type Month } from '~/domain/shared/day';

type Made = PeriodPaper<Period, PeriodFigures>;

/** What is asked of a page: one of the papers of the period, and a figure to be opened. */
export interface PeriodQuery {
  readonly paperId: string | null;
  readonly figure: string | null;
  readonly workshopId?: string | null;
}

/** A week or a month with its papers: the one asked for or the latest, and the rows of one opened figure. */
export interface PeriodView<P extends Made = Made> {
  readonly kind: PeriodKind;
  readonly title: string;
  readonly period: Period;
  readonly label: string;
  readonly previous: Period;
  readonly next: Period | null;
  readonly state: PeriodState;
  readonly reason: string | null;
  /** All of the period, for the list beside the one shown. */
  readonly papers: readonly (Pick<Made, 'id' | 'number' | 'compiledAt'> & { readonly state: PaperState })[];
  readonly paper: (P & { readonly state: PaperState }) | null;
  readonly workshops: readonly WorkshopCounts[];
  readonly opened: OpenedFigure | null;
  /** What this person may do now. */
  readonly may: { readonly compile: boolean; readonly edit: boolean; readonly sign: 'director' | 'principal' | null; readonly explain: boolean };
  /** Version of the open draft; null when compiling makes a new paper. */
  readonly compileVersion: number | null;
  /** What people wrote into the last paper of the period before, by block; null where there is none, or nothing is to be written here. */
  readonly earlier: { readonly number: string; readonly words: Readonly<Record<string, string>> } | null;
  /** Years of the period whose holidays and exchanged days are not known. */
  readonly unpublishedYears: readonly number[];
}

type Cx = { readonly store: { readonly read: Reader } };

/** Null for what is no such period, or has no such paper. `directorFirst`: whether the 主要负责人 signs only after a director. */
async function periodView<P extends Made>(cx: Cx, permit: Authorised<'weekly.view' | 'monthly.view'>, kind: PeriodKind, period: Period, query: PeriodQuery, made: Promise<P[]>, before: Promise<P[]>, directorFirst: Promise<boolean>): Promise<PeriodView<P> | null> {
  const { span, paper: named, label, after, on } = PERIODS[kind];
  const days = span(period);
  if (!days) return null;
  const { today, standing: { roles } } = permit;
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const read = postDaysBetween(scope, days.start, days.end, today);
  const [{ titles }, papers, [last], { unpublishedYears }, standings, first] = await Promise.all([rulesFor(scope), made, before, read, standingsOf(scope, kind, [period], today, read), directorFirst]);
  const paper = (query.paperId ? papers.find(({ id }) => id === query.paperId) : papers[0]) ?? null;
  if (query.paperId && !paper) return null;
  const { state, reason } = standings[0]!;
  const compiles = reachOf(roles, `${named}.compile`) !== null;
  const signs = paper && capacityFor(paper, roles, first, paper.version);
  const next = after(period, 1);
  return {
    kind, title: titles[named], period, label: label(period), previous: after(period, -1), next: next <= on(today) ? next : null, state, reason,
    papers: papers.map((one) => ({ id: one.id, number: one.number, compiledAt: one.compiledAt, state: paperState(one) })),
    paper: paper && { ...paper, state: paperState(paper) },
    workshops: paper ? byWorkshop(paper.figures) : [],
    opened: paper && query.figure ? openFigure(paper.figures, query.figure, { workshopId: query.workshopId ?? null, postId: null }) : null,
    may: {
      compile: compiles && days.start <= today,
      edit: compiles && paper !== null && paperState(paper) === 'draft',
      sign: signs?.ok ? signs.fact : null,
      explain: reachOf(roles, 'gap.explain') === 'enterprise' && state === 'missed',
    },
    earlier: last && paper && paperState(paper) === 'draft' && compiles ? { number: last.number, words: last.words as Readonly<Record<string, string>> } : null,
    compileVersion: papers.find((one) => paperState(one) === 'draft')?.version ?? null,
    unpublishedYears,
  };
}

export type WeekReportView = PeriodView<WeeklyReport>;

/** A week with its reports; null when the day is no Monday. A fixed number of queries. */
export const weekReport = (cx: Cx, permit: Authorised<'weekly.view'>, monday: Day, query: PeriodQuery): Promise<WeekReportView | null> =>
  periodView(cx, permit, 'week', monday, query, reportsOf(scopeOf(cx.store, permit.enterpriseId)).ofPeriod(monday), reportsOf(scopeOf(cx.store, permit.enterpriseId)).ofPeriod(addDays(monday, -7)), Promise.resolve(true));

/** A resolution as the page shows it; `completable` when this person may record its completion now. */
export interface ResolutionLine extends Omit<ResolutionOnFile, 'doneBy'> {
  readonly overdue: boolean;
  readonly completable: boolean;
}

export interface MonthMeetingView extends PeriodView<MonthlyMeeting> {
  readonly today: Day;
  /** Resolutions of earlier meetings that come back this month, as they stand now. */
  readonly carried: readonly ResolutionLine[];
  /** Resolutions of the meeting shown. */
  readonly resolutions: readonly ResolutionLine[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** A month with its meetings and what was resolved; null for an unknown meeting. A fixed number of queries. */
export async function monthMeeting(cx: Cx, permit: Authorised<'monthly.view'>, month: Month, query: PeriodQuery): Promise<MonthMeetingView | null> {
  const { today, enterpriseId, standing: { roles } } = permit;
  const scope = scopeOf(cx.store, enterpriseId);
  const directorInOffice = peopleOf(scope).appointments().then((appointments) => rosterOn(appointments, [], today).appointed('director').length > 0);
  const [view, carried, persons] = await Promise.all([
    periodView(cx, permit, 'month', month, query, meetingsOf(scope).ofPeriod(month), meetingsOf(scope).ofPeriod(addMonths(month, -1)), directorInOffice), meetingsOf(scope).carriedInto(month), peopleOf(scope).persons(),
  ]);
  if (!view) return null;
  const { paper } = view;
  const completion = reachOf(roles, 'resolution.complete');
  const line = (resolution: ResolutionOnFile, signed: boolean): ResolutionLine => ({
    ...resolution,
    overdue: resolution.doneOn === null && resolution.dueDay < today,
    completable: signed && resolution.doneOn === null && completion !== null && covers({ ...permit, reach: completion }, { personId: resolution.ownerId }),
  });
  const names = new Map(persons.map((person) => [person.id, person.name]));
  return {
    ...view,
    today,
    carried: carried.filter(({ meetingId }) => meetingId !== paper?.id).map((resolution) => line(resolution, true)),
    resolutions: paper
      ? paper.resolutions.map((resolution) => line({ ...resolution, ownerName: names.get(resolution.ownerId) ?? '', meetingNumber: paper.number, meetingMonth: month }, paper.state !== 'draft'))
      : [],
    people: persons.filter((person) => person.leftOn === null || person.leftOn >= PERIODS.month.span(month)!.start).map(({ id, name }) => ({ id, name })),
  };
}
