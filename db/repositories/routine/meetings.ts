import { and, asc, eq, gte, inArray, isNull, lte, type SQL } from 'drizzle-orm';
import type { MonthlyMeeting } from '../../../app/domain/routine/monthly';
import { comesBackIn, type Resolution } from '../../../app/domain/routine/resolution';
import type { PeriodPaper } from '../../../app/domain/routine/signing';
import { actorOf, toldOf } from '../../../app/domain/events/told';
import type { Day, Month } from '../../../app/domain/shared/day';
import { dayOf, type Instant } from '../../../app/domain/shared/instant';
import { events, meetingAttendances, monthlyMeetings, persons, resolutions } from '../../schema';
import { papersOf, signaturesOf } from './periodPapers';
import type { Scope } from '../scope';

/** A resolution with the meeting it comes from and the name of its owner. */
export interface ResolutionOnFile extends Resolution {
  readonly ownerName: string;
  readonly meetingNumber: string;
  readonly meetingMonth: Month;
}

/** 《每月工业产品质量安全调度会议纪要》 and resolutions of one factory; the latest meeting of a month stands first. */
export const meetingsOf = (scope: Scope) => {
  const resolutionsWhere = async (where: SQL | undefined): Promise<ResolutionOnFile[]> => {
    const rows = await scope.read
      .select({ resolution: resolutions, ownerName: persons.name, meetingNumber: monthlyMeetings.number, meetingMonth: monthlyMeetings.period })
      .from(resolutions)
      .innerJoin(monthlyMeetings, and(eq(monthlyMeetings.enterpriseId, resolutions.enterpriseId), eq(monthlyMeetings.id, resolutions.meetingId)))
      .innerJoin(persons, and(eq(persons.enterpriseId, resolutions.enterpriseId), eq(persons.id, resolutions.ownerId)))
      .where(and(eq(resolutions.enterpriseId, scope.enterpriseId), where))
      .orderBy(asc(resolutions.meetingId), asc(resolutions.position));
    return rows.map(({ resolution: { enterpriseId: _, ...resolution }, ...names }) => ({ ...resolution, ...names }));
  };
  const attendancesIn = (meetingIds: readonly string[]) =>
    scope.read
      .select({ meetingId: meetingAttendances.meetingId, personId: meetingAttendances.personId, at: meetingAttendances.at })
      .from(meetingAttendances)
      .where(and(eq(meetingAttendances.enterpriseId, scope.enterpriseId), inArray(meetingAttendances.meetingId, [...meetingIds])))
      .orderBy(asc(meetingAttendances.at), asc(meetingAttendances.personId));
  const withResolutions = async (papers: readonly PeriodPaper[]): Promise<MonthlyMeeting[]> => {
    const ids = papers.map(({ id }) => id);
    const [resolved, present] = papers.length === 0 ? [[], []] : await Promise.all([resolutionsWhere(inArray(resolutions.meetingId, ids)), attendancesIn(ids)]);
    return papers.map((paper) => ({ ...paper, attendances: present.filter(({ meetingId }) => meetingId === paper.id).map(({ personId, at }) => ({ personId, at })), resolutions: resolved.filter((resolution) => resolution.meetingId === paper.id) }) as unknown as MonthlyMeeting);
  };
  return {
    ...papersOf(scope, 'month', withResolutions),
    /** Meetings held between two moments at which somebody is to sign in and has not, and whose minutes nobody has signed. */
    async toAttend(personId: string, from: Instant, to: Instant): Promise<{ readonly id: string; readonly period: Month; readonly place: string; readonly heldAt: Instant }[]> {
      const rows = await scope.read
        .select({ id: monthlyMeetings.id, period: monthlyMeetings.period, place: monthlyMeetings.place, heldAt: monthlyMeetings.heldAt, attendees: monthlyMeetings.attendees })
        .from(monthlyMeetings)
        .where(and(eq(monthlyMeetings.enterpriseId, scope.enterpriseId), gte(monthlyMeetings.heldAt, from), lte(monthlyMeetings.heldAt, to)))
        .orderBy(asc(monthlyMeetings.heldAt), asc(monthlyMeetings.id));
      const named = rows.filter(({ attendees }) => attendees.includes(personId));
      if (named.length === 0) return [];
      const ids = named.map(({ id }) => id);
      const [signed, present] = await Promise.all([signaturesOf(scope, 'monthly', ids), attendancesIn(ids)]);
      return named
        .filter(({ id }) => (signed.get(id) ?? []).length === 0 && !present.some((one) => one.meetingId === id && one.personId === personId))
        .map(({ attendees: _, ...meeting }) => meeting);
    },
    /** One resolution with whether anybody signed the minutes it stands in. */
    async resolution(id: string): Promise<(ResolutionOnFile & { readonly meetingSigned: boolean }) | null> {
      const [found] = await resolutionsWhere(eq(resolutions.id, id));
      if (!found) return null;
      const signed = await signaturesOf(scope, 'monthly', [found.meetingId]);
      return { ...found, meetingSigned: (signed.get(found.meetingId) ?? []).length > 0 };
    },
    /** Resolutions of signed meetings that come back in a month. */
    async carriedInto(month: Month): Promise<ResolutionOnFile[]> {
      const rows = (await resolutionsWhere(lte(monthlyMeetings.period, month))).filter((resolution) => comesBackIn(resolution, month));
      const signed = await signaturesOf(scope, 'monthly', [...new Set(rows.map(({ meetingId }) => meetingId))]);
      return rows.filter(({ meetingId }) => (signed.get(meetingId) ?? []).length > 0);
    },
    /** Resolutions nobody has completed, the nearest limit first; of signed meetings only. */
    async open(): Promise<ResolutionOnFile[]> {
      const rows = await resolutionsWhere(isNull(resolutions.doneOn));
      const signed = await signaturesOf(scope, 'monthly', [...new Set(rows.map(({ meetingId }) => meetingId))]);
      return rows.filter(({ meetingId }) => (signed.get(meetingId) ?? []).length > 0).sort((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0));
    },
  };
};

/** A resolution of one meeting that was carried out, as the event tells it: when it was recorded, by whom, what was done. */
export interface Completion {
  readonly at: Instant;
  readonly by: string;
  readonly content: string;
  readonly doneOn: Day;
  readonly doneNote: string | null;
}

/** Completions of one meeting's resolutions, the oldest first; they are told with the names of their day. */
export async function completionsOf(scope: Scope, meetingId: string): Promise<Completion[]> {
  const rows = await scope.read
    .select({ at: events.at, actor: events.actor, payload: events.payload })
    .from(events)
    .where(and(eq(events.enterpriseId, scope.enterpriseId), eq(events.subjectKind, 'monthlyMeeting'), eq(events.subjectId, meetingId), eq(events.type, 'resolution.completed')))
    .orderBy(asc(events.seq));
  return rows.map(({ at, actor, payload }) => {
    const { content = '', doneOn = dayOf(at), doneNote = null } = toldOf('resolution.completed', payload);
    return { at, by: actorOf(actor).name, content, doneOn, doneNote };
  });
}
