import type { Store } from 'db/dialect/store';
import { type InboxItem, inboxOf } from 'db/repositories/inbox';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { waitingMatters, waitingUnread } from 'db/repositories/hazard/waitingMatters';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

/** A reminder, and whether its reason still stands. */
export interface ShownReminder extends InboxItem {
  readonly waits: boolean;
  /** Whether it asks for an act that is still to be done; what is only told asks for none. */
  readonly asks: boolean;
}

export interface InboxView {
  readonly items: readonly ShownReminder[];
  /** Of those whose reason still stands. */
  readonly unread: number;
  /** Key of the last row when there are more. */
  readonly next: string | null;
}

/** Unread reminders looked at for the number beside the bell. */
const COUNTED = 500;

/** How many unread reminders still have their reason: a matter that is done is no news. At most `COUNTED`. */
export const unreadCount = (scope: Scope, personId: string, today: Day): Promise<number> => waitingUnread(scope, personId, today, COUNTED);

const PAGE = 30;

/** A key in the address: instant and id of the last row shown. Anything else shows the first page. */
function keyOf(text: string | null): { createdAt: Instant; id: string } | null {
  const [createdAt, id] = text?.split('~') ?? [];
  return createdAt && id ? { createdAt: createdAt as Instant, id } : null;
}

/** 提醒 of the one who asks, the newest first, a page at a time, each with whether its reason still stands. */
export async function inboxPage(cx: { store: Pick<Store, 'read'> }, permit: Authorised<'desk.view' | 'hazard.view'>, after: string | null): Promise<InboxView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [rows, unread] = await Promise.all([inboxOf(scope).page(permit.personId, keyOf(after), PAGE + 1), unreadCount(scope, permit.personId, permit.today)]);
  const shown = rows.slice(0, PAGE);
  const waiting = await waitingMatters(scope, shown, permit.today);
  const last = shown.at(-1);
  return { items: shown.map((item) => ({ ...item, waits: waiting.has(item.id), asks: waiting.has(item.id) && !item.dedupeKey.startsWith('news:') })), unread, next: rows.length > PAGE && last ? `${last.createdAt}~${last.id}` : null };
}
