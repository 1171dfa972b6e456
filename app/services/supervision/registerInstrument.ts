import { insert } from 'db/dialect/writes';
import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { instrumentActs, instruments } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import { type Instrument, INSTRUMENT_LIMITS, type InstrumentRefusal, issue } from '~/domain/supervision/instrument';
import { type Context, decide } from '../context';
import { newEvidence } from '../evidence/storePhoto';

export interface RegisterInput extends Pick<Instrument, 'kind' | 'words' | 'replyBy' | 'documentNumber'> {
  readonly bureau: string;
  /** Names of photos on file: the pages as they came. */
  readonly photos: readonly string[];
}

/**
 * Registers an instrument that came on paper from a bureau that is not here: it counts as received by whoever registers it, waits for its reply like any
 * other, and is closed by the factory. Event `instrument.registered`.
 */
export function registerInstrument(cx: Context, permit: Authorised<'submission.submit'>, { bureau, photos, ...said }: RegisterInput): Promise<Decision<{ id: string; number: string }, InstrumentRefusal>> {
  return decide<{ id: string; number: string }, InstrumentRefusal>(async () => {
    const { enterpriseId, actor } = permit;
    const at = cx.now();
    const decision = issue(said, dayOf(at));
    if (!decision.ok) return decision;
    const evidence = await newEvidence(cx, enterpriseId, photos, []);
    if (!evidence) return refused({ code: 'photoUnknown' });
    const { name } = await enterpriseOf(scopeOf(cx.store, enterpriseId));
    const year = dayOf(at).slice(0, 4);
    const series = `registered-instrument-${year}`;
    const id = cx.newId();
    let number = '';
    await cx.store.commit({
      enterpriseId, actor, at, reserve: { [series]: 1 },
      build: (first) => {
        number = `LW-${year}-${String(first[series]).padStart(4, '0')}`;
        return {
          steps: [{
            event: { type: 'instrument.registered', subject: { kind: 'instrument', id }, payload: { number, kind: said.kind, bureau } },
            writes: [
              ...evidence,
              insert(instruments, {
                ...said, enterpriseId, id, number, regulatorId: enterpriseId, regulatorName: bureau, enterpriseName: name, officerId: '', officerName: '', secondOfficer: '', risk: null,
                issuedAt: at, stage: 'received', stageAt: at,
              }),
              insert(instrumentActs, {
                enterpriseId, instrumentId: id, ordinal: 1, verb: 'receive', words: '', photos: photos.slice(0, INSTRUMENT_LIMITS.photos), hazards: [], by: permit.personId, byName: actor.name, at,
              }),
            ],
          }],
        };
      },
    });
    return decided({ id, number });
  });
}
