import { insert, update } from 'db/dialect/writes';
import { chainHeadOf } from 'db/repositories/chainHead';
import { instrumentsBy } from 'db/repositories/paper/instruments';
import { enterpriseIn } from 'db/repositories/paper/submissions';
import { recordsBy } from 'db/repositories/paper/supervisionRecords';
import { scopeOf } from 'db/repositories/scope';
import { supervisionRecords } from 'db/schema';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { dayOf, type Instant } from '~/domain/shared/instant';
import { type RegulatorPermit, regionsOf } from '~/domain/supervision/authority';
import { type LookedAt, putOnRecord as decideRecord, type RecordRefusal, type SupervisionRecord } from '~/domain/supervision/records';
import { stageOf } from '~/domain/supervision/instrument';
import { type Context, decide } from '../context';
import { rosterWithNames } from '../inbox/people';
import { record } from '../record';

export type RecordInput = Pick<SupervisionRecord, 'kind' | 'day' | 'subject' | 'role' | 'result' | 'reference' | 'words'>;
type Answer = Decision<{ readonly id: string; readonly enterpriseId: string }, RecordRefusal>;

/** Who of a factory hears of what is put on record. */
async function hearers(cx: Context, enterpriseId: string, at: Instant): Promise<readonly string[]> {
  const { roster } = await rosterWithNames(scopeOf(cx.store, enterpriseId), dayOf(at));
  return [...roster.appointed('director'), ...roster.appointed('principal')];
}

async function keep(cx: Context, permit: RegulatorPermit, enterpriseId: string, input: RecordInput, instrumentId: string | null, looked: LookedAt | null, after?: number): Promise<Answer> {
  const at = cx.now();
  const decision = decideRecord(input, dayOf(at), looked);
  if (!decision.ok) return decision;
  const year = dayOf(at).slice(0, 4);
  const series = `supervision-record-${year}`;
  const id = cx.newId();
  const { regulatorId, regulatorName, officerId, actor } = permit;
  const waitsFor = await hearers(cx, enterpriseId, at);
  const { kind, subject, result } = input;
  await cx.store.commit({
    enterpriseId, actor, at, after, reserve: { [series]: 1 }, countedBy: regulatorId,
    build: (first) => {
      const number = `JL-${year}-${String(first[series]).padStart(4, '0')}`;
      return {
        steps: [{
          event: { type: 'supervision.recorded', subject: { kind: 'supervisionRecord', id }, payload: { number, kind, about: subject, regulator: regulatorName, result, waitsFor } },
          writes: [insert(supervisionRecords, { ...input, enterpriseId, id, number, instrumentId, regulatorId, regulatorName, officerId, officerName: actor.name, recordedAt: at, withdrawnAt: null, withdrawnWords: '' })],
        }],
      };
    },
  });
  return decided({ id, enterpriseId });
}

/** Puts the result of a sampling or an exam at a factory of the officer's regions on record; its director and 主要负责人 are told. Event `supervision.recorded`. */
export const putOnRecord = (cx: Context, permit: RegulatorPermit, enterpriseId: string, input: RecordInput): Promise<Answer> =>
  decide(async () => ((await enterpriseIn(cx.store.read, regionsOf(permit), enterpriseId)) ? keep(cx, permit, enterpriseId, input, null, null) : refused({ code: 'notFound' })));

/** Puts on record what was seen when the matter of a closed instrument of the own bureau was looked at again (回头看), once. Event `supervision.recorded`. */
export const lookBack = (cx: Context, permit: RegulatorPermit, instrumentId: string, said: Pick<RecordInput, 'day' | 'result' | 'words'>): Promise<Answer> =>
  decide<{ readonly id: string; readonly enterpriseId: string }, RecordRefusal>(async () => {
    const { read } = cx.store;
    const there = await instrumentsBy(read, permit.regulatorId).byId(instrumentId);
    if (!there) return refused({ code: 'notFound' });
    const { seq } = await chainHeadOf(scopeOf(cx.store, there.enterpriseId));
    const [story, earlier] = await Promise.all([instrumentsBy(read, permit.regulatorId).byId(instrumentId), recordsBy(read, [permit.regulatorId]).lookBackAt(instrumentId)]);
    if (!story) return refused({ code: 'notFound' });
    const looked = { kind: story.kind, stage: stageOf(story.acts), closedOn: dayOf(story.acts.at(-1)?.at ?? story.issuedAt), earlier: earlier?.number ?? null };
    return keep(cx, permit, story.enterpriseId, { ...said, kind: 'lookBack', subject: story.number, role: null, reference: '' }, instrumentId, looked, seq);
  });

/** Takes back what the own bureau put on record by mistake; it stays with the reason, and counts no more. Event `supervision.recordWithdrawn`. */
export const withdrawRecord = (cx: Context, permit: RegulatorPermit, enterpriseId: string, id: string, words: string): Promise<Answer> =>
  decide<{ readonly id: string; readonly enterpriseId: string }, RecordRefusal>(async () => {
    const found = await recordsBy(cx.store.read, [permit.regulatorId]).byId(enterpriseId, id);
    if (!found) return refused({ code: 'notFound' });
    if (found.withdrawnAt !== null) return refused({ code: 'withdrawn' });
    const at = cx.now();
    const { number, kind, subject: about, result } = found;
    await record(cx, { enterpriseId, actor: permit.actor }, {
      type: 'supervision.recordWithdrawn', subject: { kind: 'supervisionRecord', id }, payload: { number, kind, about, regulator: permit.regulatorName, result, waitsFor: await hearers(cx, enterpriseId, at), reason: words },
    }, [update(supervisionRecords, { enterpriseId, id }, { withdrawnAt: at, withdrawnWords: words }, { withdrawnAt: null })], [], at);
    return decided({ id, enterpriseId });
  });
