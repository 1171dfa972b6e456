import { insert, update, type Write } from 'db/dialect/writes';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { instrumentsBy, instrumentsOf } from 'db/repositories/paper/instruments';
import { scopeOf } from 'db/repositories/scope';
import { instrumentActs, instruments } from 'db/schema';
import type { NewEvent } from '~/domain/events/event';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Actor } from '~/domain/shared/actor';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import { actOn, INSTRUMENT_LIMITS, type InstrumentRefusal, type InstrumentStory, isOnPaper, stageOf } from '~/domain/supervision/instrument';
import type { InstrumentVerb } from '~/domain/supervision/types';
import { type Context, decide } from '../context';
import { newEvidence } from '../evidence/storePhoto';
import { rosterWithNames } from '../inbox/people';
import { record } from '../record';

type Answer = Decision<{ readonly id: string }, InstrumentRefusal>;
interface Said {
  readonly words: string;
  readonly photos: readonly string[];
  readonly hazards: readonly string[];
}
const NOTHING: Said = { words: '', photos: [], hazards: [] };

/** Commits one act with the stage it leads to; of two who act at once the second is told of the first. */
async function act(cx: Context, by: Actor, story: InstrumentStory, verb: InstrumentVerb, said: Said, evidence: readonly Write[]): Promise<Answer> {
  const decision = actOn(story, verb, said.words);
  if (!decision.ok) return decision;
  const { ordinal, stage } = decision.fact;
  const { enterpriseId, id, number, kind } = story;
  const at = cx.now();
  const { roster } = await rosterWithNames(scopeOf(cx.store, enterpriseId), dayOf(at));
  const waitsFor = [...roster.appointed('director'), ...roster.appointed('principal')];
  const facts = { number, kind, waitsFor };
  const subject = { kind: 'instrument', id };
  const events: Readonly<Record<InstrumentVerb, NewEvent>> = {
    receive: { type: 'instrument.received', subject, payload: facts },
    reply: { type: 'instrument.replied', subject, payload: { ...facts, hazards: said.hazards } },
    sendBack: { type: 'instrument.sentBack', subject, payload: { ...facts, ordinal, reason: said.words } },
    close: { type: 'instrument.closed', subject, payload: facts },
    withdraw: { type: 'instrument.withdrawn', subject, payload: { ...facts, reason: said.words } },
  };
  await record(cx, { enterpriseId, actor: by }, events[verb], [
    ...evidence,
    insert(instrumentActs, { enterpriseId, instrumentId: id, ordinal, verb, words: said.words, photos: [...said.photos], hazards: [...said.hazards], by: by.id, byName: by.name, at }),
    update(instruments, { enterpriseId, id }, { stage, stageAt: at }, { stage: stageOf(story.acts) }),
  ], [], at);
  return decided({ id });
}

/** 签收: the factory confirms that it has it. Event `instrument.received`. */
export const receiveInstrument = (cx: Context, permit: Authorised<'submission.submit'>, id: string): Promise<Answer> =>
  decide<{ id: string }, InstrumentRefusal>(async () => {
    const story = await instrumentsOf(scopeOf(cx.store, permit.enterpriseId)).byId(id);
    return story ? act(cx, permit.actor, story, 'receive', NOTHING, []) : refused({ code: 'notFound' });
  });

/** Numbers in a text, apart by anything that stands in none. */
const numbersIn = (text: string): string[] => [...new Set(text.normalize('NFKC').toUpperCase().split(/[^A-Z0-9-]+/).filter(Boolean))].slice(0, INSTRUMENT_LIMITS.hazards);

/** 答复, with the numbers of hazards it names and photos. Event `instrument.replied`. */
export const replyToInstrument = (cx: Context, permit: Authorised<'submission.submit'>, id: string, said: { readonly words: string; readonly hazards: string; readonly photos: readonly string[] }): Promise<Answer> =>
  decide<{ id: string }, InstrumentRefusal>(async () => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const story = await instrumentsOf(scope).byId(id);
    if (!story) return refused({ code: 'notFound' });
    const numbers = numbersIn(said.hazards);
    const known = await hazardsOf(scope).byNumber(numbers);
    const unknown = numbers.filter((number) => !known.has(number));
    if (unknown.length > 0) return refused({ code: 'hazardUnknown', numbers: unknown });
    const evidence = await newEvidence(cx, permit.enterpriseId, said.photos, []);
    if (!evidence) return refused({ code: 'photoUnknown' });
    return act(cx, permit.actor, story, 'reply', { words: said.words.trim(), photos: said.photos, hazards: numbers }, evidence);
  });

/** 办结 of one that came on paper, by the factory that registered it. Event `instrument.closed`. */
export const closeRegistered = (cx: Context, permit: Authorised<'submission.submit'>, id: string, words: string): Promise<Answer> =>
  decide<{ id: string }, InstrumentRefusal>(async () => {
    const story = await instrumentsOf(scopeOf(cx.store, permit.enterpriseId)).byId(id);
    return story && isOnPaper(story) ? act(cx, permit.actor, story, 'close', { ...NOTHING, words: words.trim() }, []) : refused({ code: 'notFound' });
  });

/** What the regulator does with one it sent: sends the reply back, closes, withdraws. Events `instrument.sentBack`, `instrument.closed`, `instrument.withdrawn`. */
export const judgeInstrument = (cx: Context, permit: RegulatorPermit, id: string, verb: 'sendBack' | 'close' | 'withdraw', words: string): Promise<Answer> =>
  decide<{ id: string }, InstrumentRefusal>(async () => {
    const story = await instrumentsBy(cx.store.read, permit.regulatorId).byId(id);
    return story ? act(cx, permit.actor, story, verb, { ...NOTHING, words: words.trim() }, []) : refused({ code: 'notFound' });
  });
