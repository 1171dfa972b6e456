import { update, type Write } from 'db/dialect/writes';
import { type Account, accountsOf } from 'db/repositories/organisation/accounts';
import { servesElsewhere } from 'db/repositories/organisation/accountsPublic';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { persons } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { mayDispose } from '~/domain/organisation/people/disposeAccount';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import type { Person, Versioned } from '~/domain/organisation/types';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** One act on the account of somebody of the factory. */
export interface AccountAct {
  readonly type: 'person.passwordIssued' | 'person.accountShut' | 'person.accountOpened';
  readonly reason: string;
  /** Why not, as the account stands. */
  readonly against?: (account: Account) => OrganisationRefusal | null;
  readonly writes: (account: Account) => Promise<readonly Write[]> | readonly Write[];
}

/**
 * Does one act on the account of a person of the factory, with its reason, as one event. The person's version moves with it, so that two
 * acts about one person never cross. 404 for people of other factories.
 */
export async function actOnAccount(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  personId: string,
  { type, reason, against, writes }: AccountAct,
): Promise<Decision<{ person: Versioned<Person>; account: Account }, OrganisationRefusal>> {
  const { enterpriseId, today } = permit;
  return decide(async (): Promise<Decision<{ person: Versioned<Person>; account: Account }, OrganisationRefusal>> => {
    const person = await peopleOf(scopeOf(cx.store, enterpriseId)).person(personId);
    const account = person && (await accountsOf(cx.store.read).byId(person.accountId));
    if (!account) return refused({ code: 'notFound' });
    const may = mayDispose(person, { own: person.id === permit.personId, elsewhere: await servesElsewhere(cx.store.read, account.id, enterpriseId, today) }, today);
    if (!may.ok) return may;
    const refusal = against?.(account);
    if (refusal) return refused(refusal);
    await record(
      cx,
      permit,
      { type, subject: { kind: 'person', id: person.id }, payload: { name: person.name, reason } },
      [update(persons, { enterpriseId, id: person.id }, { version: person.version + 1 }, { version: person.version })],
      await writes(account),
    );
    return decided({ person, account });
  });
}

/** A verb on an account that asks for a reason and answers with the person. */
export const accountVerb =
  (type: AccountAct['type'], against: NonNullable<AccountAct['against']>, writes: (cx: Context, account: Account) => ReturnType<AccountAct['writes']>) =>
  async (cx: Context, permit: Authorised<'organisation.manage'>, personId: string, { reason }: { readonly reason: string }): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const done = await actOnAccount(cx, permit, personId, { type, reason, against, writes: (account) => writes(cx, account) });
    return done.ok ? decided({ id: personId }) : done;
  };
