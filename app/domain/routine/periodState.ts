import { addDays, type Day, daysOfMonth, formatDate, formatMonth, type Month, parseDay, parseMonth } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import { weekFromMonday } from '../shared/week';
import { firstSignedOn, type PaperSignature, type PaperState, paperState } from './signing';

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

/** First and last day of a period named by its Monday or its month; null for anything else. */
export function periodSpan(kind: 'week' | 'month', period: string): { readonly start: Day; readonly end: Day } | null {
  if (kind === 'month') {
    const month: Month | null = parseMonth(period);
    if (!month) return null;
    const { first, last } = daysOfMonth(month);
    return { start: first, end: last };
  }
  const monday = parseDay(period);
  return monday && weekFromMonday(monday) ? { start: monday, end: addDays(monday, 6) } : null;
}

/** A week or a month in words: 2026年11月9日起的一周, 2026年11月. */
export const periodName = (kind: 'week' | 'month', period: Day | Month): string => (kind === 'month' ? formatMonth(period as Month) : `${formatDate(period as Day)}起的一周`);

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
