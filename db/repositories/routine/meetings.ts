import { and, asc, desc, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { MonthlyMeeting } from '../../../app/domain/routine/monthly';
import { comesBackIn, type Resolution } from '../../../app/domain/routine/resolution';
import type { PaperSignature } from '../../../app/domain/routine/signing';
import { actorOf, toldOf } from '../../../app/domain/events/told';
import type { Day, Month } from '../../../app/domain/shared/day';
import { dayOf, type Instant } from '../../../app/domain/shared/instant';
import { events, monthlyMeetings, persons, resolutions, signatures } from '../../schema';
import { signaturesOf } from './reports';
import type { Scope } from '../scope';

/** Minutes without their content, for lists and states. */
export interface MeetingHeader {
  readonly id: string;
  readonly number: string;
  readonly month: Month;
  readonly compiledAt: Instant;
  readonly signatures: readonly PaperSignature[];
}

/** A resolution with the meeting it comes from and the name of its owner. */
export interface ResolutionOnFile extends Resolution {
  readonly ownerName: string;
  readonly meetingNumber: string;
  readonly meetingMonth: Month;
}

const HEADER = { id: monthlyMeetings.id, number: monthlyMeetings.number, month: monthlyMeetings.month, compiledAt: monthlyMeetings.compiledAt };

/** Minutes that no later ones of their month follow on. */
const NEWEST = sql`not exists (select 1 from monthly_meetings later where later.enterprise_id = ${monthlyMeetings.enterpriseId} and later.month = ${monthlyMeetings.month} and later.id > ${monthlyMeetings.id})`;

/** 《每月工业产品质量安全调度会议纪要》 and resolutions of one factory; the latest meeting of a month stands first. */
export const meetingsOf = (scope: Scope) => {
  const resolutionsWhere = async (where: SQL | undefined): Promise<ResolutionOnFile[]> => {
    const rows = await scope.read
      .select({ resolution: resolutions, ownerName: persons.name, meetingNumber: monthlyMeetings.number, meetingMonth: monthlyMeetings.month })
      .from(resolutions)
      .innerJoin(monthlyMeetings, and(eq(monthlyMeetings.enterpriseId, resolutions.enterpriseId), eq(monthlyMeetings.id, resolutions.meetingId)))
      .innerJoin(persons, and(eq(persons.enterpriseId, resolutions.enterpriseId), eq(persons.id, resolutions.ownerId)))
      .where(and(eq(resolutions.enterpriseId, scope.enterpriseId), where))
      .orderBy(asc(resolutions.meetingId), asc(resolutions.position));
    return rows.map(({ resolution: { enterpriseId: _, ...resolution }, meetingMonth, ...names }) => ({ ...resolution, ...names, meetingMonth: meetingMonth as Month }));
  };
  const meetings = async (where: SQL | undefined): Promise<MonthlyMeeting[]> => {
    const rows = await scope.read
      .select()
      .from(monthlyMeetings)
      .where(and(eq(monthlyMeetings.enterpriseId, scope.enterpriseId), where))
      .orderBy(desc(monthlyMeetings.month), desc(monthlyMeetings.id));
    const ids = rows.map(({ id }) => id);
    const [signed, resolved] = await Promise.all([
      signaturesOf(scope, 'monthly', ids),
      ids.length === 0 ? [] : resolutionsWhere(inArray(resolutions.meetingId, ids)),
    ]);
    return rows.map(({ enterpriseId: _, month, ...meeting }) => ({
      ...meeting,
      month: month as Month,
      signatures: signed.get(meeting.id) ?? [],
      resolutions: resolved.filter((resolution) => resolution.meetingId === meeting.id),
    }));
  };
  return {
    byId: async (id: string): Promise<MonthlyMeeting | null> => (await meetings(eq(monthlyMeetings.id, id)))[0] ?? null,
    byIds: async (ids: readonly string[]): Promise<MonthlyMeeting[]> => (ids.length === 0 ? [] : meetings(inArray(monthlyMeetings.id, [...ids]))),
    ofMonth: (month: Month) => meetings(eq(monthlyMeetings.month, month)),
    /** Meetings of the months between two, without their content. */
    async headers(from: Month, to: Month): Promise<MeetingHeader[]> {
      const rows = await scope.read
        .select(HEADER)
        .from(monthlyMeetings)
        .where(and(eq(monthlyMeetings.enterpriseId, scope.enterpriseId), gte(monthlyMeetings.month, from), lte(monthlyMeetings.month, to)))
        .orderBy(desc(monthlyMeetings.month), desc(monthlyMeetings.id));
      const signed = await signaturesOf(scope, 'monthly', rows.map(({ id }) => id));
      return rows.map((row) => ({ ...row, month: row.month as Month, signatures: signed.get(row.id) ?? [] }));
    },
    /** The latest minutes of each month, where the 主要负责人 has not signed them: what waits for a name. */
    async unsigned(): Promise<MeetingHeader[]> {
      const sealed = and(eq(signatures.enterpriseId, monthlyMeetings.enterpriseId), eq(signatures.paper, 'monthly'), eq(signatures.paperId, monthlyMeetings.id), eq(signatures.capacity, 'principal'));
      const rows = await scope.read
        .select(HEADER)
        .from(monthlyMeetings)
        .leftJoin(signatures, sealed)
        .where(and(eq(monthlyMeetings.enterpriseId, scope.enterpriseId), isNull(signatures.id), NEWEST))
        .orderBy(desc(monthlyMeetings.month));
      const signed = await signaturesOf(scope, 'monthly', rows.map(({ id }) => id));
      return rows.map((row) => ({ ...row, month: row.month as Month, signatures: signed.get(row.id) ?? [] }));
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
      const rows = (await resolutionsWhere(lte(monthlyMeetings.month, month))).filter((resolution) => comesBackIn(resolution, month));
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
