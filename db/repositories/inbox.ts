import { and, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Day } from '../../app/domain/shared/day';
import type { Instant } from '../../app/domain/shared/instant';
import { inboxItems } from '../schema';
import type { Scope } from './scope';

/** A reminder as its person sees it. */
export interface InboxItem {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  /** Names the matter; see `waitingMatters`. */
  readonly dedupeKey: string;
  readonly text: string;
  readonly link: string;
  readonly dueDay: Day | null;
  readonly createdAt: Instant;
  readonly readAt: Instant | null;
}

const MATTER = { id: inboxItems.id, personId: inboxItems.personId, kind: inboxItems.kind, dedupeKey: inboxItems.dedupeKey };
const ITEM = { ...MATTER, text: inboxItems.text, link: inboxItems.link, dueDay: inboxItems.dueDay, createdAt: inboxItems.createdAt, readAt: inboxItems.readAt };

/** How many ids one query asks for. */
const IDS_AT_A_TIME = 500;

/** What waits for a person: reminders, outside the chain. */
export const inboxOf = (scope: Scope) => {
  const own = (personId: string) => and(eq(inboxItems.enterpriseId, scope.enterpriseId), eq(inboxItems.personId, personId));
  return {
    /** The matters of a person's reminders that are not read yet, the newest first, at most `limit`; without their words, which nobody asks for here. */
    unread: async (personId: string, limit: number): Promise<Pick<InboxItem, 'id' | 'personId' | 'kind' | 'dedupeKey'>[]> =>
      scope.read.select(MATTER).from(inboxItems).where(and(own(personId), isNull(inboxItems.readAt))).orderBy(desc(inboxItems.createdAt), desc(inboxItems.id)).limit(limit),

    /** All reminders of a person, read or not, by id. */
    idsOf: async (personId: string): Promise<string[]> => (await scope.read.select({ id: inboxItems.id }).from(inboxItems).where(own(personId))).map(({ id }) => id),

    /** The same by id alone: of hundreds of reminders the cheapest that tells them from others. */
    newestUnread: async (personId: string, limit: number): Promise<string[]> =>
      (await scope.read.select({ id: inboxItems.id }).from(inboxItems).where(and(own(personId), isNull(inboxItems.readAt))).orderBy(desc(inboxItems.createdAt), desc(inboxItems.id)).limit(limit)).map(({ id }) => id),

    /** Reminders of a person, the newest first; `before` is the last row of the page before. */
    async page(personId: string, before: { createdAt: Instant; id: string } | null, limit: number): Promise<InboxItem[]> {
      const after = before
        ? or(lt(inboxItems.createdAt, before.createdAt), and(eq(inboxItems.createdAt, before.createdAt), lt(inboxItems.id, before.id)))
        : undefined;
      return scope.read.select(ITEM).from(inboxItems).where(and(own(personId), after)).orderBy(desc(inboxItems.createdAt), desc(inboxItems.id)).limit(limit);
    },

    /** Ids of a person's unread reminders; only the one asked for, when one is. */
    async unreadIds(personId: string, id?: string): Promise<string[]> {
      const rows = await scope.read
        .select({ id: inboxItems.id })
        .from(inboxItems)
        .where(and(own(personId), isNull(inboxItems.readAt), id === undefined ? undefined : eq(inboxItems.id, id)));
      return rows.map((row) => row.id);
    },

    /** One reminder of a person; null when it is not theirs. */
    byId: async (personId: string, id: string): Promise<InboxItem | null> =>
      (await scope.read.select(ITEM).from(inboxItems).where(and(own(personId), eq(inboxItems.id, id))))[0] ?? null,

    /** Which of these ids are in somebody's inbox already. */
    async known(ids: readonly string[]): Promise<Set<string>> {
      const found = new Set<string>();
      for (let start = 0; start < ids.length; start += IDS_AT_A_TIME) {
        const part = ids.slice(start, start + IDS_AT_A_TIME);
        const rows = await scope.read.select({ id: inboxItems.id }).from(inboxItems).where(and(eq(inboxItems.enterpriseId, scope.enterpriseId), inArray(inboxItems.id, part)));
        for (const { id } of rows) found.add(id);
      }
      return found;
    },
  };
};
