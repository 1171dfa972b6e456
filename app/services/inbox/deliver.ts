import { createHash } from 'node:crypto';
import { insert, type Write } from 'db/dialect/writes';
import { inboxOf } from 'db/repositories/inbox';
import { scopeOf } from 'db/repositories/scope';
import { inboxItems } from 'db/schema';
import type { Day } from '~/domain/shared/day';
import type { Context } from '../context';

export type InboxKind = 'checkDue' | 'checkLate' | 'checkMissed' | 'hazardDeadline' | 'weekDue' | 'monthDue' | 'listRead' | 'reviewDue' | 'libraryEdition' | 'submissionReturned';

/** One matter that waits for some people. */
export interface Reminder {
  readonly kind: InboxKind;
  /** The same matter at the same stage always has the same key: nobody is reminded of it twice. */
  readonly key: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly link: string;
  readonly dueDay: Day | null;
}

type Item = typeof inboxItems.$inferInsert;

/** The id of a person's reminder of a matter: made of both, so that two processes make the same one. */
const itemId = (key: string, personId: string): string => createHash('sha256').update(`${key}\n${personId}`).digest('hex').slice(0, 32);

/** The rows of reminders that are not in their inboxes yet. One query. */
export async function newItems(cx: Context, enterpriseId: string, reminders: readonly Reminder[]): Promise<Item[]> {
  const items = reminders.flatMap(({ kind, key, to, text, link, dueDay }) =>
    to.map((personId): Item => ({ enterpriseId, id: itemId(key, personId), personId, kind, dedupeKey: key, text, link, dueDay, createdAt: cx.now() })),
  );
  const known = await inboxOf(scopeOf(cx.store, enterpriseId)).known(items.map(({ id }) => id));
  return [...new Map(items.filter(({ id }) => !known.has(id)).map((item) => [item.id, item])).values()];
}

/** The write that puts rows into inboxes; beside the chain. */
export const putIntoInbox = (items: readonly Item[]): Write => insert(inboxItems, [...items]);

/** Puts reminders into the inboxes of their people; answers how many were new. A Conflict (another process was first) is thrown on. */
export async function deliver(cx: Context, enterpriseId: string, reminders: readonly Reminder[]): Promise<number> {
  const items = await newItems(cx, enterpriseId, reminders);
  if (items.length > 0) await cx.store.write([putIntoInbox(items)]);
  return items.length;
}
