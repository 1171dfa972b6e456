import type { Reader } from 'db/dialect/reader';
import { checksOf } from 'db/repositories/routine/checks';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { meetingsOf, type ResolutionOnFile } from 'db/repositories/routine/meetings';
import { peopleOf } from 'db/repositories/organisation/people';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { reachOf } from '~/domain/organisation/access/permissions';
import type { MonthlyMeeting } from '~/domain/routine/monthly';
import { type OpenedFigure, openFigure } from '~/domain/routine/openFigure';
import { byWorkshop, wasDue, type WorkshopCounts } from '~/domain/routine/period';
import { periodState, type PeriodState } from '~/domain/routine/periodState';
import { type PaperState, paperState } from '~/domain/routine/signing';
import { addMonths, type Day, daysOfMonth, formatMonth, type Month, monthOf } from '~/domain/shared/day';
import type { ReportEntry } from './weekReport';

/** A resolution as the page shows it; `completable` when this person may record its completion now. */
export interface ResolutionLine extends Omit<ResolutionOnFile, 'doneBy'> {
  readonly overdue: boolean;
  readonly completable: boolean;
}

export interface MonthMeetingView {
  readonly title: string;
  readonly month: Month;
  readonly label: string;
  readonly today: Day;
  readonly previous: Month;
  readonly next: Month | null;
  readonly state: PeriodState;
  readonly reason: string | null;
  readonly meetings: readonly ReportEntry[];
  readonly meeting: (MonthlyMeeting & { readonly state: PaperState }) | null;
  /** Resolutions of earlier meetings that come back this month, as they stand now. */
  readonly carried: readonly ResolutionLine[];
  /** Resolutions of the meeting shown. */
  readonly resolutions: readonly ResolutionLine[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly workshops: readonly WorkshopCounts[];
  readonly opened: OpenedFigure | null;
  readonly may: { readonly compile: boolean; readonly edit: boolean; readonly sign: 'director' | 'principal' | null; readonly explain: boolean };
  readonly compileVersion: number | null;
}

/** A month with its meetings: the one asked for or the latest, what earlier meetings resolved, and one opened figure. Null for an unknown meeting. */
export async function monthMeeting(
  cx: { store: { read: Reader } },
  permit: Authorised<'monthly.view'>,
  month: Month,
  query: { readonly meetingId: string | null; readonly figure: string | null; readonly workshopId?: string | null },
): Promise<MonthMeetingView | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { first, last } = daysOfMonth(month);
  const [rules, meetings, carried, view, reasons, persons, appointments] = await Promise.all([
    rulesFor(scope),
    meetingsOf(scope).ofMonth(month),
    meetingsOf(scope).carriedInto(month),
    postDaysBetween(scope, first, last, permit.today),
    checksOf(scope).gapReasons('month', month, month),
    peopleOf(scope).persons(),
    peopleOf(scope).appointments(),
  ]);
  const meeting = (query.meetingId ? meetings.find(({ id }) => id === query.meetingId) : meetings[0]) ?? null;
  if (query.meetingId && !meeting) return null;
  const state = meeting ? paperState(meeting) : null;
  const reason = reasons[0]?.reason ?? null;
  const roles = permit.standing.roles;
  const names = new Map(persons.map((person) => [person.id, person.name]));
  const completion = reachOf(roles, 'resolution.complete');
  const line = (resolution: ResolutionOnFile, signed: boolean): ResolutionLine => ({
    ...resolution,
    overdue: resolution.doneOn === null && resolution.dueDay < permit.today,
    completable: signed && resolution.doneOn === null && completion !== null && covers({ ...permit, reach: completion }, { personId: resolution.ownerId }),
  });
  const directorInOffice = appointments.some(({ role, fromDay, toDay }) => role === 'director' && fromDay <= permit.today && (toDay === null || toDay >= permit.today));
  const director = roles.includes('director') && state === 'draft';
  const principal = roles.includes('principal') && (state === 'awaitingPrincipal' || (state === 'draft' && !directorInOffice));
  const compiles = reachOf(roles, 'monthly.compile') !== null;
  const standing = periodState({
    start: first, end: last, today: permit.today, owed: view.days.some((row) => wasDue(row.state)), papers: meetings, explained: reason !== null,
  });
  return {
    title: rules.titles.monthly,
    month,
    label: formatMonth(month),
    today: permit.today,
    previous: addMonths(month, -1),
    next: month < monthOf(permit.today) ? addMonths(month, 1) : null,
    state: standing,
    reason,
    meetings: meetings.map((entry) => ({ id: entry.id, number: entry.number, state: paperState(entry), compiledAt: entry.compiledAt, signatures: entry.signatures })),
    meeting: meeting && { ...meeting, state: paperState(meeting) },
    carried: carried.filter(({ meetingId }) => meetingId !== meeting?.id).map((resolution) => line(resolution, true)),
    resolutions: (meeting?.resolutions ?? []).map((resolution) =>
      line({ ...resolution, ownerName: names.get(resolution.ownerId) ?? '', meetingNumber: meeting!.number, meetingMonth: month }, state !== 'draft'),
    ),
    people: persons.filter((person) => person.leftOn === null || person.leftOn >= first).map(({ id, name }) => ({ id, name })),
    workshops: meeting ? byWorkshop(meeting.figures) : [],
    opened: meeting && query.figure ? openFigure(meeting.figures, query.figure, { workshopId: query.workshopId ?? null, postId: null }) : null,
    may: {
      compile: compiles && first <= permit.today,
      edit: compiles && state === 'draft',
      sign: director ? 'director' : principal ? 'principal' : null,
      explain: reachOf(roles, 'gap.explain') === 'enterprise' && standing === 'missed',
    },
    compileVersion: meetings.find((candidate) => paperState(candidate) === 'draft')?.version ?? null,
  };
}
