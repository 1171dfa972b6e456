import { insert, type Write } from 'db/dialect/writes';
import { inboxOf } from 'db/repositories/inbox';
import { scopeOf } from 'db/repositories/scope';
import { inboxItems } from 'db/schema';
import type { Context } from '../context';
import { type InboxRow, type Reminder, rowsOf } from './reminder';

/** The rows of reminders that are not in their inboxes yet. One query. */
export async function newItems(cx: Context, enterpriseId: string, reminders: readonly Reminder[]): Promise<InboxRow[]> {
  const items = reminders.flatMap((reminder) => rowsOf(enterpriseId, reminder, cx.now()));
  const known = await inboxOf(scopeOf(cx.store, enterpriseId)).known(items.map(({ id }) => id));
  return [...new Map(items.filter(({ id }) => !known.has(id)).map((item) => [item.id, item])).values()];
}

/** The write that puts rows into inboxes; beside the chain. */
export const putIntoInbox = (items: readonly InboxRow[]): Write => insert(inboxItems, [...items]);
