import { insert } from 'db/dialect/writes';
import { accountByLoginName } from 'db/repositories/organisation/accountsPublic';
import { accounts } from 'db/schema';
import { addPerson as decideAddition, type NewPerson, tidyLoginName } from '~/domain/organisation/people/addPerson';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import { hashPassword, newPassword } from '~/platform/host/passwords';
import { type Context, decide } from '../../context';
import { recordAll } from '../../record';
import { personBegins } from './beginnings';

/** A person with the password to hand over once; only its hash is kept. */
export interface PersonAdded {
  readonly id: string;
  readonly loginName: string;
  readonly password: string;
}

/** Takes a person in with an account whose first password must be changed. Event `person.added`. */
export async function addPerson(cx: Context, permit: Authorised<'organisation.manage'>, input: NewPerson): Promise<Decision<PersonAdded, OrganisationRefusal>> {
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  return decide(async (): Promise<Decision<PersonAdded, OrganisationRefusal>> => {
    const decision = decideAddition(input, (await accountByLoginName(cx.store.read, tidyLoginName(input.loginName))) !== null);
    if (!decision.ok) return decision;
    const { name, loginName, joinedOn } = decision.fact;
    const [id, accountId] = [cx.newId(), cx.newId()];
    await recordAll(
      cx,
      permit,
      [personBegins({ enterpriseId: permit.enterpriseId, id, accountId, name, joinedOn })],
      [insert(accounts, { id: accountId, loginName, passwordHash, mustChangePassword: true, demo: false, failures: 0, createdAt: cx.now() })],
    );
    return decided({ id, loginName, password });
  });
}
