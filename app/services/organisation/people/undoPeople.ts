import type { Step } from 'db/dialect/store';
import { remove, type Write } from 'db/dialect/writes';
import { inboxOf } from 'db/repositories/inbox';
import { chainHeadOf } from 'db/repositories/chainHead';
import { enteredOf } from 'db/repositories/organisation/entered';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { accounts, appointments, persons, postHoldings } from 'db/schema';
import { inboxItems } from 'db/schema/log';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { undo } from '~/domain/organisation/undo';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { recordAll } from '../../record';

/**
 * Takes people back who were entered by mistake within the hour and whom nobody has used, all of them or none: the person with posts and appointments,
 * and the account, whose sign-in name is free again. It holds only while nobody else writes: who names them meanwhile is seen. Events `person.undone`.
 */
export async function undoPeople(cx: Context, permit: Authorised<'organisation.manage'>, ids: readonly string[]): Promise<Decision<{ undone: number }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ undone: number }, OrganisationRefusal>> => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const people = peopleOf(scope);
    const steps: Step[] = [];
    const side: Write[] = [];
    const { seq } = await chainHeadOf(scope);
    for (const id of new Set(ids)) {
      const person = await people.person(id);
      const entered = person && (await enteredOf(scope).of('person', id, person.name));
      if (!entered) return refused({ code: 'notFound' });
      if (id === permit.personId) return refused({ code: 'ownEntry' });
      const decision = undo(entered, cx.now());
      if (!decision.ok) return decision;
      const [holdings, appointed, told] = await Promise.all([people.holdingsOf(id), people.appointmentsOf(id), inboxOf(scope).idsOf(id)]);
      steps.push({
        event: { type: 'person.undone', subject: { kind: 'person', id }, payload: { name: person.name } },
        writes: [
          ...holdings.map((one) => remove(postHoldings, { enterpriseId, id: one.id }, { version: one.version })),
          ...appointed.map((one) => remove(appointments, { enterpriseId, id: one.id }, { version: one.version })),
          remove(persons, { enterpriseId, id }, { version: person.version }),
        ],
      });
      side.push(...told.map((item) => remove(inboxItems, { enterpriseId, id: item })), remove(accounts, { id: person.accountId }, { mustChangePassword: true }));
    }
    await recordAll(cx, permit, steps, side, cx.now(), seq);
    return decided({ undone: steps.length });
  });
}
