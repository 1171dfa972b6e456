import { insert } from 'db/dialect/writes';
import { bureauSettingsOf } from 'db/repositories/paper/bureaus';
import { enterpriseIn } from 'db/repositories/paper/submissions';
import { scopeOf } from 'db/repositories/scope';
import { instruments } from 'db/schema';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { type RegulatorPermit, regionsOf } from '~/domain/supervision/authority';
import { type Instrument, type InstrumentRefusal, issue } from '~/domain/supervision/instrument';
import { type Context, decide } from '../context';
import { rosterWithNames } from '../inbox/people';

export type InstrumentInput = Pick<Instrument, 'kind' | 'words' | 'replyBy' | 'documentNumber' | 'secondOfficer'> & Partial<Pick<Instrument, 'risk'>>;

/** Sends an instrument to a factory of the officer's region, or of one below; it joins the factory's own chain, and its director and 主要负责人 are told. Event `instrument.issued`. */
export function issueInstrument(cx: Context, permit: RegulatorPermit, enterpriseId: string, input: InstrumentInput): Promise<Decision<{ id: string; number: string }, InstrumentRefusal>> {
  return decide<{ id: string; number: string }, InstrumentRefusal>(async () => {
    const enterprise = await enterpriseIn(cx.store.read, regionsOf(permit), enterpriseId);
    if (!enterprise) return refused({ code: 'notFound' });
    const at = cx.now();
    const today = dayOf(at);
    const decision = issue(input, today);
    if (!decision.ok) return decision;
    const [{ roster }, { heading }] = await Promise.all([rosterWithNames(scopeOf(cx.store, enterpriseId), today), bureauSettingsOf(cx.store.read, permit.regulatorId)]);
    const year = today.slice(0, 4);
    const series = `instrument-${year}`;
    let number = '';
    const id = cx.newId();
    const waitsFor = [...roster.appointed('director'), ...roster.appointed('principal')];
    const { kind, replyBy } = input;
    await cx.store.commit({
      enterpriseId, actor: permit.actor, at, reserve: { [series]: 1 }, countedBy: permit.regulatorId,
      build: (first) => {
        number = `JG-${year}-${String(first[series]).padStart(4, '0')}`;
        return {
          steps: [{
            event: { type: 'instrument.issued', subject: { kind: 'instrument', id }, payload: { number, kind, waitsFor, replyBy, regulator: permit.regulatorName } },
            writes: [insert(instruments, {
              ...input, risk: input.risk ?? null, enterpriseId, id, number, regulatorId: permit.regulatorId, regulatorName: permit.regulatorName, enterpriseName: enterprise.name,
              officerId: permit.officerId, officerName: permit.actor.name, issuedAt: at, stage: 'issued', stageAt: at, heading: heading || null,
            })],
          }],
        };
      },
    });
    return decided({ id, number });
  });
}
