import type { Day } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import { wasDue } from './period';
import { type Period, type PeriodKind, PERIODS } from './periodKind';
import { firstSignedOn, type PaperSignature, type PaperState, paperState } from './signing';
import type { PostDayState } from './types';

/**
 * How a week or month stands: not owed, not begun, 未生成 while it still runs, 待总监签, 待主要负责人签, 已签,
 * 未进行 after its end without a signed paper, and the same with a reason.
 */
export type PeriodState = 'notDue' | 'future' | 'notCompiled' | 'draft' | 'awaitingPrincipal' | 'sealed' | 'missed' | 'excused';

export const PERIOD_STATE_NAMES: Readonly<Record<PeriodState, string>> = {
  notDue: '无需进行', future: '未到', notCompiled: '未生成', draft: '待总监签', awaitingPrincipal: '待主要负责人签', sealed: '已签', missed: '未进行', excused: '未进行（已说明）',
};

export interface PeriodFacts {
  readonly start: Day;
  readonly end: Day;
  readonly today: Day;
  /** Whether any post owed anything in the period; a period of rest or declared stop owes no paper. */
  readonly owed: boolean;
  readonly papers: readonly { readonly signatures: readonly PaperSignature[] }[];
  readonly explained: boolean;
}

/** The state of a period; the furthest paper of it counts, because "at least once" allows several. */
export function periodState({ start, end, today, owed, papers, explained }: PeriodFacts): PeriodState {
  const states = papers.map(paperState);
  if (states.includes('sealed')) return 'sealed';
  if (states.includes('awaitingPrincipal')) return 'awaitingPrincipal';
  if (start > today) return 'future';
  if (!owed) return papers.length > 0 ? 'draft' : 'notDue';
  if (end < today) return explained ? 'excused' : 'missed';
  return papers.length > 0 ? 'draft' : 'notCompiled';
}

/** A paper of a period that still waits for a name beside the one whose state is told. */
export interface WaitingPaper {
  readonly number: string;
  readonly state: Exclude<PaperState, 'sealed'>;
}

/**
 * Which paper the state of a period is that of, and which one waits beside it: a report compiled again is told under its own number and
 * state, never under the signature of an earlier one. `papers` hold the latest first.
 */
export function paperOfState<P extends PeriodFacts['papers'][number] & { readonly number: string }>(papers: readonly P[]): { readonly told: P | null; readonly waiting: WaitingPaper | null } {
  const inState = (wanted: PaperState): P | undefined => papers.find((paper) => paperState(paper) === wanted);
  const told = inState('sealed') ?? inState('awaitingPrincipal') ?? papers[0] ?? null;
  const [latest] = papers;
  const state = latest ? paperState(latest) : 'sealed';
  return { told, waiting: latest && latest !== told && state !== 'sealed' ? { number: latest.number, state } : null };
}

/** The state under the title of a period's page: that of the paper shown, by its number; of the period alone where no paper of it is made or it was not done. */
export const shownState = (state: PeriodState, shown: { readonly number: string; readonly state: PaperState } | null): string =>
  shown ? `${shown.number} ${PERIOD_STATE_NAMES[shown.state]}${state === 'missed' || state === 'excused' ? `；本期${PERIOD_STATE_NAMES[state]}` : ''}` : PERIOD_STATE_NAMES[state];

/** Whether a period was done only after its end. */
export function doneLate(end: Day, papers: PeriodFacts['papers']): boolean {
  const first = papers.map(firstSignedOn).filter((signed) => signed !== null).sort()[0];
  return first !== undefined && first > end;
}

/** A paper of a period as far as its state goes. */
interface Header {
  readonly number: string;
  readonly period: Period;
  readonly signatures: readonly PaperSignature[];
}

/** How one week or month stands: its state, the papers of it, and why it was not done. */
export interface PeriodStanding<H extends Header = Header> {
  readonly kind: PeriodKind;
  readonly period: Period;
  readonly start: Day;
  readonly end: Day;
  readonly state: PeriodState;
  /** The latest first. */
  readonly papers: readonly H[];
  /** Number of the paper whose state is told. */
  readonly number: string | null;
  readonly waiting: WaitingPaper | null;
  readonly reason: string | null;
  /** Signed only after its end. */
  readonly late: boolean;
}

/** What periods are judged by: how each post stood each day, all papers (the latest of a period first), and all reasons. */
export interface PeriodsKnown<H extends Header> {
  readonly days: readonly { readonly day: Day; readonly state: PostDayState }[];
  readonly papers: readonly H[];
  readonly reasons: readonly { readonly period: string; readonly reason: string }[];
}

/** How a week or month stands. Throws where there is no such period. */
export function periodStanding<H extends Header>(kind: PeriodKind, period: Period, today: Day, known: PeriodsKnown<H>): PeriodStanding<H> {
  const span = PERIODS[kind].span(period);
  if (!span) throw new RangeError(`no ${kind}: ${period}`);
  const { start, end } = span;
  const papers = known.papers.filter((paper) => paper.period === period);
  const reason = known.reasons.find((gap) => gap.period === period)?.reason ?? null;
  const owed = known.days.some(({ day, state }) => day >= start && day <= end && wasDue(state));
  const { told, waiting } = paperOfState(papers);
  return { kind, period, start, end, state: periodState({ start, end, today, owed, papers, explained: reason !== null }), papers, number: told?.number ?? null, waiting, reason, late: doneLate(end, papers) };
}

export type ExplainPeriodRefusal = { readonly code: 'notEnded' } | { readonly code: 'periodDone' } | { readonly code: 'alreadyExplained' } | { readonly code: 'reasonMissing' };

/** Says why a week or month was not done: once, after its end, while no signed paper of it exists. */
export function explainPeriod(
  facts: Pick<PeriodFacts, 'end' | 'today' | 'papers' | 'explained'>,
  reason: string,
): Decision<{ readonly reason: string }, ExplainPeriodRefusal> {
  if (facts.end >= facts.today) return refused({ code: 'notEnded' });
  if (facts.papers.some((paper) => paper.signatures.length > 0)) return refused({ code: 'periodDone' });
  if (facts.explained) return refused({ code: 'alreadyExplained' });
  const words = reason.trim();
  return words === '' ? refused({ code: 'reasonMissing' }) : decided({ reason: words });
}
