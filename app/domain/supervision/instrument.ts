import { addDays, type Day, daysBetween, formatDay } from '../shared/day';
import { type Decision, decided, refused } from '../shared/decision';
import { dayOf, type Instant } from '../shared/instant';
import { type Deadline, daysPast } from '../story/deadline';
import type { FoundRisk, InstrumentKind, InstrumentStage, InstrumentVerb } from './types';
import { INSTRUMENT_KIND_NAMES } from './words';

/** One act, in the order it was done. */
export interface InstrumentAct {
  readonly ordinal: number;
  readonly verb: InstrumentVerb;
  readonly words: string;
  /** Names of photos on file. */
  readonly photos: readonly string[];
  /** Numbers of hazards the reply names. */
  readonly hazards: readonly string[];
  readonly byName: string;
  readonly at: Instant;
}

/** One as it was sent. */
export interface Instrument {
  readonly enterpriseId: string;
  readonly id: string;
  /** The bureau's number in this system, JG-2026-0001, no two of one bureau the same; of a paper the factory registered itself its own, LW-2026-0001. */
  readonly number: string;
  readonly kind: InstrumentKind;
  /** The number the bureau itself gives its papers (文号); '' where none was said. */
  readonly documentNumber: string;
  readonly words: string;
  /** Until when a reply is asked for; null where none is. */
  readonly replyBy: Day | null;
  /** The bureau that sent it here; the factory's own id where it came on paper and the factory registered it. */
  readonly regulatorId: string;
  readonly regulatorName: string;
  readonly enterpriseName: string;
  readonly officerName: string;
  /** The second of two officers, where the act has two; '' otherwise. */
  readonly secondOfficer: string;
  /** What the bureau found, where it says so: it is counted. */
  readonly risk: FoundRisk | null;
  readonly issuedAt: Instant;
  /** What the bureau had over its instruments when it was sent; null for its name. */
  readonly heading: string | null;
}

/** One as a list shows it: where it stands, and since when. */
export interface InstrumentLine extends Instrument {
  readonly stage: InstrumentStage;
  readonly stageAt: Instant;
}

/** An instrument with all that was done with it. */
export interface InstrumentStory extends Instrument {
  readonly acts: readonly InstrumentAct[];
}

/** Whether it came on paper, from a bureau that is not here, and was registered by the factory, which then closes it itself. */
export const isOnPaper = ({ enterpriseId, regulatorId }: Pick<Instrument, 'enterpriseId' | 'regulatorId'>): boolean => regulatorId === enterpriseId;

/** Characters of what it says, of a reply, and of the other fields. */
export const INSTRUMENT_LIMITS = { words: 4000, reply: 4000, bureau: 60, documentNumber: 60, secondOfficer: 40, hazards: 20, photos: 9, ahead: 366 } as const;

const STAGES: Readonly<Record<InstrumentVerb, InstrumentStage>> = { receive: 'received', reply: 'replied', sendBack: 'received', close: 'closed', withdraw: 'withdrawn' };
/** From which stages an act may be done. What asks for no reply is closed once it was received. */
const FROM: Readonly<Record<InstrumentVerb, readonly InstrumentStage[]>> = {
  receive: ['issued'], reply: ['received'], sendBack: ['replied'], close: ['received', 'replied'], withdraw: ['issued', 'received', 'replied'],
};

export const stageOf = (acts: readonly Pick<InstrumentAct, 'verb'>[]): InstrumentStage => {
  const last = acts.at(-1);
  return last ? STAGES[last.verb] : 'issued';
};

/** Stages in which the factory has something to do. */
export const isTheirs = (stage: InstrumentStage): boolean => stage === 'issued' || stage === 'received';

export type InstrumentRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'movedOn'; readonly stage: InstrumentStage; readonly by: string; readonly at: Instant }
  | { readonly code: 'notYet'; readonly stage: InstrumentStage }
  | { readonly code: 'wordsMissing'; readonly verb: InstrumentVerb }
  | { readonly code: 'replyAwaited' }
  | { readonly code: 'replyByOver'; readonly today: Day }
  | { readonly code: 'replyByFar'; readonly last: Day }
  | { readonly code: 'hazardUnknown'; readonly numbers: readonly string[] }
  | { readonly code: 'photoUnknown' };

const NEEDS_WORDS: readonly InstrumentVerb[] = ['reply', 'sendBack', 'withdraw'];

/** May it be sent: the reply is asked for today at the earliest, and within a year. */
export function issue({ replyBy }: Pick<Instrument, 'replyBy'>, today: Day): Decision<null, InstrumentRefusal> {
  if (replyBy !== null && replyBy < today) return refused({ code: 'replyByOver', today });
  const last = addDays(today, INSTRUMENT_LIMITS.ahead);
  return replyBy !== null && replyBy > last ? refused({ code: 'replyByFar', last }) : decided(null);
}

/** What happens when an act is done now; refused where somebody was first, where it is not its turn, or where it says nothing. */
export function actOn({ acts, replyBy }: Pick<InstrumentStory, 'acts' | 'replyBy'>, verb: InstrumentVerb, words: string): Decision<{ readonly ordinal: number; readonly stage: InstrumentStage }, InstrumentRefusal> {
  const stage = stageOf(acts);
  const last = acts.at(-1);
  if (!FROM[verb].includes(stage)) return last ? refused({ code: 'movedOn', stage, by: last.byName, at: last.at }) : refused({ code: 'notYet', stage });
  if (verb === 'close' && stage === 'received' && (replyBy !== null || acts.some((act) => act.verb === 'sendBack'))) return refused({ code: 'replyAwaited' });
  if (NEEDS_WORDS.includes(verb) && words.trim() === '') return refused({ code: 'wordsMissing', verb });
  return decided({ ordinal: acts.length + 1, stage: STAGES[verb] });
}

/** Days by which the reply is late on a day, or was: 0 in time, and where none is asked for. */
export function lateBy({ replyBy, acts }: Pick<InstrumentStory, 'replyBy' | 'acts'>, today: Day): number {
  const replied = acts.find(({ verb }) => verb === 'reply');
  const stage = stageOf(acts);
  if (!replied && !isTheirs(stage)) return 0;
  return daysPast(replyBy, replied ? dayOf(replied.at) : today);
}

/** How many days it has lain where it is. */
export const daysIn = ({ acts, issuedAt }: Pick<InstrumentStory, 'acts' | 'issuedAt'>, today: Day): number => Math.max(0, daysBetween(dayOf(acts.at(-1)?.at ?? issuedAt), today));

/** What waits at the factory: to receive, then to reply, by whoever submits. */
export function instrumentDeadlines({ id, number, kind, replyBy, acts }: Pick<InstrumentStory, 'id' | 'number' | 'kind' | 'replyBy' | 'acts'>): Deadline[] {
  const stage = stageOf(acts);
  const sentBack = acts.at(-1)?.verb === 'sendBack';
  const asks = stage === 'issued' || sentBack || replyBy !== null;
  if (!isTheirs(stage) || !asks) return [];
  const text = `《${INSTRUMENT_KIND_NAMES[kind]}》${number}${sentBack ? `：答复被退回，${acts.at(-1)!.words}` : replyBy === null ? '' : `，${formatDay(replyBy)}前答复`}`;
  return [{ key: `instrument:${id}:${acts.length}`, act: stage === 'issued' ? '签收监管来文' : '答复监管来文', text, link: `/submissions/instruments/${id}`, day: replyBy, first: 'returned', whose: { needs: 'submission.submit', at: {} } }];
}
