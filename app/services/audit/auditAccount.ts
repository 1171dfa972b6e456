import { accountsOf } from 'db/repositories/organisation/accounts';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { AuditKind } from '~/domain/audit/types';
import type { Actor } from '~/domain/shared/actor';
import { dayOf } from '~/domain/shared/instant';
import { apart, type Context } from '../context';
import { editorActor } from '../told';
import { audit, type AuditEntry } from './audit';

/** Somebody whose name is not known here. What was typed is not kept: people type passwords where a name belongs. */
const STRANGER: Actor = { kind: 'system', id: '', name: '未知登录名', title: '' };

/** Somebody as the trail of one house names them; the house is null on the platform. */
type Named = Pick<AuditEntry, 'enterpriseId' | 'actor'>;

/** Whom an account stands for: one person in each factory it belongs to; on the platform an officer, an editor, or the account by its own name. */
export async function actorsOf(cx: Pick<Context, 'store' | 'now'>, accountId: string): Promise<readonly [Named, ...Named[]]> {
  const find = accountsOf(cx.store.read);
  const memberships = await find.memberships(accountId, dayOf(cx.now()));
  const persons = await Promise.all(
    memberships.map(async ({ enterpriseId, personId }): Promise<Named> => {
      const person = await peopleOf(scopeOf(cx.store, enterpriseId)).person(personId);
      return { enterpriseId, actor: { kind: 'person', id: personId, name: person?.name ?? '', title: '' } };
    }),
  );
  const [first, ...others] = persons;
  if (first) return [first, ...others];
  const found = await find.officer(accountId);
  if (found) return [{ enterpriseId: null, actor: { kind: 'regulator', id: found.officer.id, name: found.officer.name, title: `${found.regulator.name} ${found.officer.title}` } }];
  const editor = await find.editor(accountId);
  if (editor) return [{ enterpriseId: null, actor: editorActor({ editorId: editor.id, name: editor.name }) }];
  return [{ enterpriseId: null, actor: { kind: 'system', id: accountId, name: (await find.byId(accountId))?.loginName ?? '', title: '' } }];
}

/**
 * What happened to an account (null: no account of that name) as entries: one in the trail of each factory it belongs to; in that of the platform for
 * officers, editors and strangers.
 */
async function entriesOf(cx: Context, accountId: string | null, kind: AuditKind, detail: string): Promise<AuditEntry[]> {
  if (accountId === null) return [{ kind, enterpriseId: null, actor: STRANGER, detail }];
  const subject = { kind: 'account', id: accountId, name: (await accountsOf(cx.store.read).byId(accountId))?.loginName ?? '' };
  return (await actorsOf(cx, accountId)).map((named) => ({ kind, ...named, subject, detail }));
}

/** Writes down what happened to an account: signing in and out, failing to, passwords, shutting. `accountId` is null where nobody has the name. */
export async function auditAccount(cx: Context, accountId: string | null, kind: AuditKind, detail = ''): Promise<void> {
  await audit(apart(cx), ...(await entriesOf(cx, accountId, kind, detail)));
}
