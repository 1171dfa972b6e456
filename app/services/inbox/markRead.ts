import { update } from 'db/dialect/writes';
import { inboxOf } from 'db/repositories/inbox';
import { scopeOf } from 'db/repositories/scope';
import { inboxItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { type Context, decide } from '../context';

export type InboxRefusal = { readonly code: 'notFound' };

export const INBOX_REFUSALS: RefusalTexts<InboxRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这条提醒，它可能属于别人。' }),
};

/**
 * Marks one of a person's own reminders as read, or all of them (`id` null). Answers where the one leads to. A reminder
 * already read stays as it is; somebody else's is as unknown as one that never was.
 */
export async function markRead(cx: Context, permit: Authorised<'desk.view' | 'hazard.view'>, id: string | null): Promise<Decision<{ link: string | null }, InboxRefusal>> {
  const { enterpriseId, personId } = permit;
  const inbox = inboxOf(scopeOf(cx.store, enterpriseId));
  return decide<{ link: string | null }, InboxRefusal>(async () => {
    const item = id === null ? null : await inbox.byId(personId, id);
    if (id !== null && !item) return refused({ code: 'notFound' });
    const unread = await inbox.unreadIds(personId, id ?? undefined);
    await cx.store.write(unread.map((one) => update(inboxItems, { enterpriseId, id: one }, { readAt: cx.now() }, { readAt: null })));
    return decided({ link: item?.link ?? null });
  });
}
