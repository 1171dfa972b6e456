import { insert } from 'db/dialect/writes';
import { accountByLoginName } from 'db/repositories/accountsPublic';
import { peopleOf } from 'db/repositories/people';
import { scopeOf } from 'db/repositories/scope';
import { persons } from 'db/schema';
import { tidyLoginName } from '~/domain/organisation/addPerson';
import type { Authorised } from '~/domain/organisation/authority';
import { linkAccount as decideLink, type LinkedPerson } from '~/domain/organisation/linkAccount';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from './record';

/** Takes somebody in who signs in with an account of another factory (区域总监). Event `person.linked`. */
export async function linkAccount(
  cx: Context,
  leave: Authorised<'organisation.manage'>,
  input: LinkedPerson & { readonly loginName: string },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const account = await accountByLoginName(cx.store.read, tidyLoginName(input.loginName));
    const member = account ? await peopleOf(scopeOf(cx.store, leave.enterpriseId)).personOfAccount(account.id) : null;
    const decision = decideLink(account, member, input);
    if (!decision.ok) return decision;
    const id = cx.newId();
    await record(cx, leave, { type: 'person.linked', subject: { kind: 'person', id }, payload: { name: input.name, joinedOn: input.joinedOn, confirmedBy: leave.actor.name } }, [
      insert(persons, { enterpriseId: leave.enterpriseId, id, ...decision.fact, leftOn: null, version: 1 }),
    ]);
    return decided({ id });
  });
}
