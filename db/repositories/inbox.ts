import { and, eq, isNull } from 'drizzle-orm';
import { inboxItems } from '../schema';
import type { Scope } from './scope';

/** What waits for a person: reminders, outside the chain. */
export const inboxOf = (scope: Scope) => ({
  /** How many reminders of a person are not read yet. */
  unread: async (personId: string): Promise<number> =>
    scope.read.$count(inboxItems, and(eq(inboxItems.enterpriseId, scope.enterpriseId), eq(inboxItems.personId, personId), isNull(inboxItems.readAt))),
});
