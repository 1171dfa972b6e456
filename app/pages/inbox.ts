import type { Store } from 'db/dialect/store';
import { type InboxItem, inboxOf } from 'db/repositories/inbox';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/authority';
import type { Instant } from '~/domain/shared/instant';

export interface InboxView {
  readonly items: readonly InboxItem[];
  readonly unread: number;
  /** Key of the last row when there are more. */
  readonly next: string | null;
}

const PAGE = 30;

/** A key in the address: instant and id of the last row shown. Anything else shows the first page. */
function keyOf(text: string | null): { createdAt: Instant; id: string } | null {
  const [createdAt, id] = text?.split('~') ?? [];
  return createdAt && id ? { createdAt: createdAt as Instant, id } : null;
}

/** 提醒 of the one who asks, the newest first, a page at a time. Two queries. */
export async function inboxPage(cx: { store: Pick<Store, 'read'> }, leave: Authorised<'desk.view' | 'hazard.view'>, after: string | null): Promise<InboxView> {
  const inbox = inboxOf(scopeOf(cx.store, leave.enterpriseId));
  const [rows, unread] = await Promise.all([inbox.page(leave.personId, keyOf(after), PAGE + 1), inbox.unread(leave.personId)]);
  const items = rows.slice(0, PAGE);
  const last = items.at(-1);
  return { items, unread, next: rows.length > PAGE && last ? `${last.createdAt}~${last.id}` : null };
}
