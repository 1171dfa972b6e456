import type { NewEvent } from '~/domain/events/event';
import type { Write } from 'db/dialect/writes';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { auditOf } from '../audit/audit';
import type { Context } from '../context';

/** Commits one event of the organisation with the rows it tells of, audited where it changes roles or rules; `side` stands outside its chain (accounts). */
export async function record(cx: Context, permit: Authorised<Action>, event: NewEvent, writes: readonly Write[], side: readonly Write[] = []): Promise<void> {
  await cx.store.commit({
    enterpriseId: permit.enterpriseId,
    actor: permit.actor,
    at: cx.now(),
    build: () => ({ steps: [{ event, writes }], side, beside: auditOf(cx, permit, event) }),
  });
}
