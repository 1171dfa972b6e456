import { decided, type Decision, refused } from '../shared/decision';
import { dayOf, type Instant } from '../shared/instant';
import { partsOf } from '../shared/stored';
import type { Week } from '../shared/week';
import { type AnswersRefusal, type DueItem, type GivenAnswer, saidOf, saysNothing } from './answers';
import type { Answer, AnswerResult } from './types';

/** Items of a factory that may be in force together, and characters of one (this product's proposal). */
export const SWEEP_ITEMS_LIMIT = 60;
export const SWEEP_WORDS_LIMIT = 200;

/** What the director looks at each week (自定排查项); both places null: anywhere. An ended one stays on the reports that answered it. */
export interface SweepItem {
  readonly id: string;
  readonly content: string;
  readonly workshopId: string | null;
  readonly postId: string | null;
  readonly enteredByName: string;
  readonly enteredAt: Instant;
  readonly endedByName: string | null;
  readonly endedAt: Instant | null;
  readonly version: number;
}

/** An item in a weekly report, as it was called when it was put there, and how it was answered; `result` null while nobody did. */
export interface SweepLine {
  readonly itemId: string;
  readonly content: string;
  /** `挤塑车间 · 绝缘挤出岗`, `挤塑车间`, or '' for anywhere. */
  readonly place: string;
  readonly workshopId: string | null;
  readonly postId: string | null;
  readonly result: AnswerResult | null;
  readonly description: string;
  readonly immediateMeasure: string;
  /** What was registered of it, and at which post. */
  readonly hazard: { readonly id: string; readonly number: string; readonly place: string } | null;
}

const UNSAID = { result: null, description: '', immediateMeasure: '', hazard: null } as const;
const NO_LINE: SweepLine = { itemId: '', content: '', place: '', workshopId: null, postId: null, ...UNSAID };

/** Reads the lines of a report; null where it was made without. */
export const readSweep = (stored: unknown): readonly SweepLine[] | null => (Array.isArray(stored) ? stored.map((line) => ({ ...NO_LINE, ...partsOf<SweepLine>(line) })) : null);

/** Whether an item is swept in a week: it was entered by its Sunday, and is not ended by then. */
export const sweptIn = ({ enteredAt, endedAt }: Pick<SweepItem, 'enteredAt' | 'endedAt'>, { end }: Week): boolean => dayOf(enteredAt) <= end && (endedAt === null || dayOf(endedAt) > end);

/** The lines of a report that nobody has signed: what was answered in it (`kept`), and each item of its week that was not. */
export function sweepLines(items: readonly SweepItem[], week: Week, kept: readonly SweepLine[], placeOf: (item: Pick<SweepItem, 'workshopId' | 'postId'>) => string): SweepLine[] {
  const answered = new Map(kept.filter(({ result }) => result !== null).map((line) => [line.itemId, line]));
  const inForce = items.filter((item) => sweptIn(item, week));
  const ids = new Set(inForce.map(({ id }) => id));
  return [
    ...[...answered.values()].filter(({ itemId }) => !ids.has(itemId)),
    ...inForce.map(({ id: itemId, content, workshopId, postId }) => answered.get(itemId) ?? { itemId, content, place: placeOf({ workshopId, postId }), workshopId, postId, ...UNSAID }),
  ];
}

/** What further reports of a week begin with: the findings of those before, whose hazards are not registered twice. */
export const registeredLines = (papers: readonly { readonly sweep?: readonly SweepLine[] | null }[]): SweepLine[] =>
  [...new Map(papers.flatMap(({ sweep }) => (sweep ?? []).filter(({ hazard }) => hazard !== null)).map((line) => [line.itemId, line])).values()];

interface SweptPost {
  readonly id: string;
  readonly workshopId: string;
}

/** The posts at which a finding can be registered: the item's own, those of its workshop, or where these are closed or none are named, any. */
export function postsFor<P extends SweptPost>({ workshopId, postId }: Pick<SweepLine, 'workshopId' | 'postId'>, posts: readonly P[]): readonly P[] {
  const own = posts.filter((post) => (postId === null ? post.workshopId === workshopId : post.id === postId));
  return own.length > 0 ? own : posts;
}

/** An answer to an item, and at which post it was found; '' where nobody chose one. */
export interface GivenSweep extends GivenAnswer {
  readonly postId: string;
}

type SweepAnswersRefusal = Exclude<AnswersRefusal, { readonly code: 'zeroRiskUndeclared' | 'nothingChecked' | 'zeroRiskContradicted' }>;

export type SweepRefusal =
  | SweepAnswersRefusal
  | { readonly code: 'postMissing'; readonly item: DueItem }
  | { readonly code: 'alreadyRegistered'; readonly item: DueItem; readonly number: string }
  | { readonly code: 'photoUnknown' };

/** A finding of a sweep, and the post it is registered at. */
export interface SweepFinding<P> {
  readonly line: SweepLine;
  readonly answer: Answer;
  readonly post: P;
}

/**
 * Answers items of a report: 符合, 不符合 with what is wrong and what was done at once, 不适用 with why. What is not answered stays open, what was answered
 * before stays where nothing else is said. A line whose hazard is registered says what it said; saying the same once more changes nothing.
 * `posts` are those that are open.
 */
export function answerSweep<P extends SweptPost>(lines: readonly SweepLine[], given: readonly GivenSweep[], posts: readonly P[]): Decision<{ readonly lines: readonly SweepLine[]; readonly findings: readonly SweepFinding<P>[] }, SweepRefusal> {
  const items = lines.map(({ itemId, content }, position): DueItem => ({ id: itemId, riskPoint: content, position, measurements: null }));
  const fixed = new Map(lines.flatMap((line, at) => (line.hazard ? [[line.itemId, { line, item: items[at]!, number: line.hazard.number }] as const] : [])));
  for (const answer of given) {
    const kept = fixed.get(answer.itemId);
    if (kept && answer.result !== null && !saysAsBefore(kept.line, answer)) return refused({ code: 'alreadyRegistered', item: kept.item, number: kept.number });
  }
  const open = items.filter(({ id }) => !fixed.has(id));
  const said = saidOf(open, given.filter(({ itemId }) => !fixed.has(itemId)), new Set(open.map(({ id }) => id)));
  if (!said.ok) return refused(said.refusal as SweepAnswersRefusal);
  const [answers, asked] = [new Map(said.fact.answers.map((answer) => [answer.itemId, answer])), new Map(given.map((answer) => [answer.itemId, answer]))];
  const findings: SweepFinding<P>[] = [];
  for (const { item, answer } of said.fact.findings) {
    const line = lines.find(({ itemId }) => itemId === item.id)!;
    const choice = postsFor(line, posts);
    const post = choice.length === 1 ? choice[0] : choice.find(({ id }) => id === asked.get(item.id)?.postId);
    if (!post) return refused({ code: 'postMissing', item });
    findings.push({ line, answer, post });
  }
  return decided({
    lines: lines.map((line) => {
      const answer = answers.get(line.itemId);
      return answer ? { ...line, result: answer.result, description: answer.description, immediateMeasure: answer.immediateMeasure } : line;
    }),
    findings,
  });
}

const saysAsBefore = (line: SweepLine, { result, description, immediateMeasure }: GivenSweep): boolean =>
  result === line.result && description.trim() === line.description && immediateMeasure.trim() === line.immediateMeasure;

/** How many items were answered in which way; `unswept` are those nobody answered. */
export function sweepCounts(lines: readonly SweepLine[]): Readonly<Record<AnswerResult | 'unswept', number>> {
  const count = (result: AnswerResult | null): number => lines.filter((line) => line.result === result).length;
  return { conforming: count('conforming'), nonconforming: count('nonconforming'), notApplicable: count('notApplicable'), unswept: count(null) };
}

/** What stands at the head of the sweep, in numbers and names: never a rate, and what was not swept by name. */
export function sweepSentences(lines: readonly SweepLine[]): string[] {
  const { conforming, nonconforming, notApplicable, unswept } = sweepCounts(lines);
  const open = lines.filter(({ result }) => result === null);
  return [
    `自定排查项共 ${lines.length} 项：符合 ${conforming} 项，不符合 ${nonconforming} 项，不适用 ${notApplicable} 项，未排查 ${unswept} 项。`,
    ...(open.length > 0 ? [`未排查的：${open.map(({ content, place }) => (place ? `${content}（${place}）` : content)).join('；')}。`] : []),
  ];
}

export type AddSweepRefusal =
  | { readonly code: 'contentMissing' }
  | { readonly code: 'placeUnknown' }
  | { readonly code: 'itemsFull' }
  | { readonly code: 'itemKnown'; readonly by: string; readonly on: Instant };

/** Whether an item may be put on the list: it says something, is not on it for the same place, and there is room. `inForce` are those of today. */
export function mayAdd(item: Pick<SweepItem, 'content' | 'workshopId' | 'postId'>, inForce: readonly SweepItem[]): Decision<null, AddSweepRefusal> {
  if (saysNothing(item.content)) return refused({ code: 'contentMissing' });
  const same = inForce.find(({ content, workshopId, postId }) => content === item.content && workshopId === item.workshopId && postId === item.postId);
  if (same) return refused({ code: 'itemKnown', by: same.enteredByName, on: same.enteredAt });
  return inForce.length >= SWEEP_ITEMS_LIMIT ? refused({ code: 'itemsFull' }) : decided(null);
}

export type EndSweepRefusal = { readonly code: 'notFound' } | { readonly code: 'alreadyEnded'; readonly by: string; readonly on: Instant };
