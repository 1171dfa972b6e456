import { update } from 'db/dialect/writes';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { persons } from 'db/schema';
import type { Authorised, Member } from '~/domain/organisation/access/authority';
import { type PhoneRefusal, phoneNumber } from '~/domain/organisation/people/setPhone';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** Keeps the number at which somebody is rung: one's own, or anybody's for who manages the people. Event `person.phoneSet`. */
export function setPhone(cx: Context, permit: Authorised<'organisation.manage'> | Member, id: string, typed: string): Promise<Decision<{ id: string }, PhoneRefusal>> {
  return decide<{ id: string }, PhoneRefusal>(async () => {
    const person = await peopleOf(scopeOf(cx.store, permit.enterpriseId)).person(id);
    if (!person) return refused({ code: 'notFound' });
    const decision = phoneNumber(typed);
    if (!decision.ok) return decision;
    if (decision.fact.phone === (person.phone ?? null)) return decided({ id });
    await record(cx, permit, { type: 'person.phoneSet', subject: { kind: 'person', id }, payload: { name: person.name } }, [
      update(persons, { enterpriseId: permit.enterpriseId, id }, { phone: decision.fact.phone, version: person.version + 1 }, { version: person.version }),
    ]);
    return decided({ id });
  });
}
