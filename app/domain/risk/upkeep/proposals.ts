import type { Rules } from '../../rulepack/rules';
import type { AnswerResult } from '../../routine/types';
import { addDays, type Day, formatDate } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import { partsOf, UNDATED } from '../../shared/stored';
import { FREQUENCY_NAMES } from '../words';
import { CALENDAR_FREQUENCIES, type Frequency, type Measure, MEASURE_KINDS, type MeasureKind, type RiskItem } from '../types';

/** lower: never failed in n checks; raise: failed again and again; unchecked: no record at all; measure: none written. */
export const PROPOSAL_KINDS = ['raise', 'lower', 'unchecked', 'measure'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export const PROPOSAL_KIND_NAMES: Readonly<Record<ProposalKind, string>> = { raise: '多次不符合', lower: '长期符合', unchecked: '没有检查记录', measure: '没有管控措施' };

/** A counted record of a line, to be looked at. */
export interface CountedRecord {
  readonly recordId: string;
  readonly number: string;
  readonly day: Day;
  readonly result: AnswerResult;
}

/** What a proposal rests on: numbers, the days they span, and the newest records counted. */
export interface ProposalEvidence {
  readonly [key: string]: string | number | readonly { readonly [key: string]: string }[];
  readonly checks: number;
  readonly failures: number;
  readonly from: Day;
  readonly to: Day;
  readonly records: readonly { readonly recordId: string; readonly number: string; readonly day: string; readonly result: string }[];
}

/** Reads the evidence of a proposal that was answered. */
export const readProposalEvidence = (stored: unknown): ProposalEvidence => ({ checks: 0, failures: 0, from: UNDATED, to: UNDATED, records: [], ...partsOf<ProposalEvidence>(stored) });

export interface Proposal {
  readonly kind: ProposalKind;
  readonly item: RiskItem;
  /** Names the proposal with its evidence: answered once, it is not made again until the records say more. */
  readonly basis: string;
  readonly why: string;
  /** The frequency it would have; null where the level has to be looked at or a measure written. */
  readonly frequency: Frequency | null;
  readonly evidence: ProposalEvidence;
}

export interface Answered {
  readonly kind: ProposalKind;
  readonly lineId: string;
  readonly basis: string;
  readonly answeredOn: Day;
}

const CALENDAR: readonly Frequency[] = CALENDAR_FREQUENCIES;
/** The next rarer frequency; null for the rarest and for events. */
export const rarer = (frequency: Frequency): Frequency | null => (frequency === 'event' ? null : (CALENDAR[CALENDAR.indexOf(frequency) + 1] ?? null));
/** The next more frequent; null for every day and for events. */
export const oftener = (frequency: Frequency): Frequency | null => (frequency === 'event' ? null : (CALENDAR[CALENDAR.indexOf(frequency) - 1] ?? null));

/**
 * What the records propose for the lines of the list in force. Nothing is proposed to be checked less often that is
 * 重大 or 较大. After an answer only records of later days count, so the same evidence never proposes twice.
 * `records` may be in any order; `sinceOf` gives the first day a line was in force.
 */
export function propose(items: readonly RiskItem[], records: ReadonlyMap<string, readonly CountedRecord[]>, answered: readonly Answered[], rules: Pick<Rules, 'upkeep'>, sinceOf: (lineId: string) => Day, today: Day): Proposal[] {
  const { cleanChecks, failures: failuresToRaise, failureDays, uncheckedDays } = rules.upkeep;
  const lastAnswer = (kind: ProposalKind, lineId: string): Day | null =>
    answered.filter((one) => one.kind === kind && one.lineId === lineId).map(({ answeredOn }) => answeredOn).sort().at(-1) ?? null;
  return items.flatMap((item): Proposal[] => {
    const since = sinceOf(item.lineId);
    const all = [...(records.get(item.lineId) ?? [])].filter(({ result }) => result !== 'notApplicable').sort((a, b) => (a.day < b.day ? 1 : -1));
    const after = (kind: ProposalKind): CountedRecord[] => {
      const answer = lastAnswer(kind, item.lineId);
      return answer ? all.filter(({ day }) => day > answer) : all;
    };
    const evidence = (counted: readonly CountedRecord[], from: Day, shown = counted): ProposalEvidence => ({
      checks: counted.length, failures: counted.filter(({ result }) => result === 'nonconforming').length, from, to: today,
      records: shown.slice(0, SHOWN_RECORDS).map(({ recordId, number, day, result }) => ({ recordId, number, day, result })),
    });
    if (item.measures.length === 0) {
      if (answered.some(({ kind, lineId }) => kind === 'measure' && lineId === item.lineId)) return [];
      return [{ kind: 'measure', item, basis: 'none', why: '这一项没有写管控措施。', frequency: null, evidence: evidence([], since) }];
    }
    const windowStart = addDays(today, 1 - failureDays);
    const inWindow = after('raise').filter(({ day }) => day >= windowStart);
    const failed = inWindow.filter(({ result }) => result === 'nonconforming');
    if (failed.length >= failuresToRaise) {
      const next = oftener(item.frequency);
      return [{
        kind: 'raise', item, basis: failed[0]!.recordId, frequency: next, evidence: evidence(inWindow, windowStart, failed),
        why: `近${failureDays}天有${failed.length}次不符合，${next ? `建议由${FREQUENCY_NAMES[item.frequency]}改为${FREQUENCY_NAMES[next]}` : '已是最密的频次，建议重新评估等级'}。`,
      }];
    }
    const answeredUnchecked = lastAnswer('unchecked', item.lineId);
    const from = answeredUnchecked && answeredUnchecked > since ? answeredUnchecked : since;
    if (all.length === 0 && addDays(from, uncheckedDays) <= today) {
      const event = item.frequency === 'event';
      return [{
        kind: 'unchecked', item, basis: `${item.frequency}:${from}`, frequency: event ? 'month' : null, evidence: evidence([], from),
        why: event ? `频次是“事件触发”，${formatDate(from)}以来没有一次检查，建议另定一个按日历的频次。` : `频次为${FREQUENCY_NAMES[item.frequency]}，${formatDate(from)}以来却没有一次检查，建议核对岗位任职和频次，重新评估。`,
      }];
    }
    const clean = after('lower');
    const run = clean.findIndex(({ result }) => result === 'nonconforming');
    const streak = run === -1 ? clean : clean.slice(0, run);
    const next = rarer(item.frequency);
    if (streak.length >= cleanChecks && next && item.level !== 'major' && item.level !== 'considerable') {
      const first = streak.at(-1)!.day;
      return [{
        kind: 'lower', item, basis: `${lastAnswer('lower', item.lineId) ?? 'first'}:${first}`, frequency: next, evidence: evidence(streak, first),
        why: `最近连续${streak.length}次检查都符合，建议由${FREQUENCY_NAMES[item.frequency]}改为${FREQUENCY_NAMES[next]}。`,
      }];
    }
    return [];
  });
}

const SHOWN_RECORDS = 10;

/** What the director answers. `frequency` and `measure` are what an accepted proposal becomes, as the director left it. */
export interface ProposalAnswer {
  readonly accept: boolean;
  readonly reason: string;
  readonly frequency: Frequency | null;
  readonly measure: { readonly kind: MeasureKind; readonly text: string } | null;
}

export type AnswerProposalRefusal =
  | { readonly code: 'proposalGone' }
  | { readonly code: 'answerReasonMissing' }
  | { readonly code: 'frequencyMissing' }
  | { readonly code: 'frequencySame' }
  | { readonly code: 'measureTextMissing' };

/** What follows from an answer: a change of the line, a re-assessment, or nothing. */
export type ProposalEffect =
  | { readonly effect: 'none'; readonly reason: string }
  | { readonly effect: 'frequency'; readonly reason: string; readonly frequency: Frequency }
  | { readonly effect: 'measure'; readonly reason: string; readonly measures: readonly Measure[] }
  | { readonly effect: 'review'; readonly reason: string };

/** Decides an answer: always with a reason; an accepted one changes the frequency, adds a measure, or opens a re-assessment. */
export function answerProposal(proposal: Proposal | undefined, answer: ProposalAnswer): Decision<ProposalEffect, AnswerProposalRefusal> {
  if (!proposal) return refused({ code: 'proposalGone' });
  const reason = answer.reason.trim();
  if (!reason) return refused({ code: 'answerReasonMissing' });
  if (!answer.accept) return decided({ effect: 'none', reason });
  if (proposal.kind === 'measure') {
    const text = answer.measure?.text.replace(/\s+/g, ' ').trim() ?? '';
    if (!text || !answer.measure || !MEASURE_KINDS.includes(answer.measure.kind)) return refused({ code: 'measureTextMissing' });
    return decided({ effect: 'measure', reason, measures: [{ kind: answer.measure.kind, text }] });
  }
  if (!proposal.frequency) return decided({ effect: 'review', reason });
  if (!answer.frequency) return refused({ code: 'frequencyMissing' });
  if (answer.frequency === proposal.item.frequency) return refused({ code: 'frequencySame' });
  return decided({ effect: 'frequency', reason, frequency: answer.frequency });
}
