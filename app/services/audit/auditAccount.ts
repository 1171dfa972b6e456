import { accountsOf } from 'db/repositories/accounts';
import { peopleOf } from 'db/repositories/people';
import { scopeOf } from 'db/repositories/scope';
import type { AuditKind } from '~/domain/audit/types';
import type { Actor } from '~/domain/shared/actor';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { audit, type AuditEntry } from './audit';

/** Somebody whose name is not known here. What was typed is not kept: people type passwords where a name belongs. */
const STRANGER: Actor = { kind: 'system', id: '', name: '未知登录名', title: '' };

/**
 * What happened to an account (null: no account of that name) as entries: one in the trail of each factory it belongs to; in that of the platform for
 * officers, editors and strangers.
 */
async function entriesOf(cx: Context, accountId: string | null, kind: AuditKind, detail: string): Promise<AuditEntry[]> {
  if (accountId === null) return [{ kind, enterpriseId: null, actor: STRANGER, detail }];
  const find = accountsOf(cx.store.read);
  const subject = { kind: 'account', id: accountId, name: (await find.byId(accountId))?.loginName ?? '' };
  const memberships = await find.memberships(accountId, dayOf(cx.now()));
  if (memberships.length > 0) {
    return Promise.all(
      memberships.map(async ({ enterpriseId, personId }): Promise<AuditEntry> => {
        const person = await peopleOf(scopeOf(cx.store, enterpriseId)).person(personId);
        return { kind, enterpriseId, actor: { kind: 'person', id: personId, name: person?.name ?? '', title: '' }, subject, detail };
      }),
    );
  }
  const found = await find.officer(accountId);
  if (found) return [{ kind, enterpriseId: null, actor: { kind: 'regulator', id: found.officer.id, name: found.officer.name, title: `${found.regulator.name} ${found.officer.title}` }, subject, detail }];
  const editor = await find.editor(accountId);
  return [{ kind, enterpriseId: null, actor: { kind: 'system', id: editor?.id ?? accountId, name: editor?.name ?? subject.name, title: editor ? '范本库编辑' : '' }, subject, detail }];
}

/** Writes down what happened to an account: signing in and out, failing to, passwords, shutting. `accountId` is null where nobody has the name. */
export async function auditAccount(cx: Context, accountId: string | null, kind: AuditKind, detail = ''): Promise<void> {
  await audit(cx, ...(await entriesOf(cx, accountId, kind, detail)));
}
