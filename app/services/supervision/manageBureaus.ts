import { update } from 'db/dialect/writes';
import { platformHeadOf } from 'db/repositories/chainHead';
import { officersOf, servingIn } from 'db/repositories/paper/bureaus';
import { regulatorOfficers } from 'db/schema';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import { type BureauLevel, type BureauRefusal, isWithin, levelsBelow, type OfficerRole } from '~/domain/supervision/bureaus';
import { type Context, decide } from '../context';
import { toldOf } from '../told';
import { createOfficer } from './createOfficer';
import { createRegulator } from './createRegulator';

/** A bureau next below the officer's own, of a lower level and within its region. Told on the chain of the platform. */
export async function makeBureauBelow(cx: Context, permit: RegulatorPermit, input: { readonly name: string; readonly region: string; readonly level: BureauLevel }): Promise<Decision<{ readonly id: string; readonly factories: number }, BureauRefusal>> {
  if (!permit.isLead) return refused({ code: 'notLead' });
  if (permit.level !== null && !levelsBelow(permit.level).includes(input.level)) return refused({ code: 'levelWrong', own: permit.level });
  if (!isWithin(input.region, permit.region)) return refused({ code: 'regionOutside', own: permit.region });
  return createRegulator(cx, { ...input, upperId: permit.regulatorId }, permit.actor);
}

export interface OfficerBelow {
  readonly bureauId: string;
  readonly name: string;
  readonly title: string;
  readonly loginName: string;
  readonly role: OfficerRole;
}

/** An officer of one's own bureau or of one below, with a password that is shown once. */
export async function makeOfficerBelow(cx: Context, permit: RegulatorPermit, { bureauId, ...input }: OfficerBelow): Promise<Decision<{ readonly loginName: string; readonly password: string; readonly regulatorName: string }, BureauRefusal>> {
  if (!permit.isLead) return refused({ code: 'notLead' });
  const bureau = permit.bureaus.find(({ id }) => id === bureauId);
  return bureau ? createOfficer(cx, { ...input, regulator: bureau.region }, permit.actor) : refused({ code: 'unknownRegulator' });
}

/**
 * Ends the service of an officer in reach: the account opens nothing of the bureau any more; what the bureau sent and received stays with it. Of two who lead and
 * end each other's at once one stays: it holds only while nothing else happened on the platform's chain. Event `officer.ended`.
 */
export function endOfficer(cx: Context, permit: RegulatorPermit, id: string): Promise<Decision<{ readonly name: string }, BureauRefusal>> {
  return decide<{ readonly name: string }, BureauRefusal>(async () => {
    if (!permit.isLead) return refused({ code: 'notLead' });
    const { seq } = await platformHeadOf(cx.store.read);
    const officer = (await officersOf(cx.store.read, permit.bureaus.map((bureau) => bureau.id))).find((one) => one.id === id);
    if (!officer) return refused({ code: 'notFound' });
    if (officer.endedAt !== null) return refused({ code: 'alreadyEnded' });
    const leads = (await servingIn(cx.store.read, officer.regulatorId)).filter(({ role }) => role !== 'officer');
    if (officer.role !== 'officer' && leads.length === 1) return refused({ code: 'lastLead' });
    const { name, loginName } = officer;
    await cx.store.write([update(regulatorOfficers, { id }, { endedAt: cx.now() })], { ...toldOf(cx, permit.actor, 'officer.ended', { kind: 'officer', id }, { name, loginName }), after: seq });
    return decided({ name });
  });
}
