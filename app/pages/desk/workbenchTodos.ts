import type { ResolutionOnFile } from 'db/repositories/routine/meetings';
import type { PostDaysView } from 'db/repositories/routine/postDays';
import type { Scope } from 'db/repositories/scope';
import type { SubmissionSummary } from 'db/repositories/paper/submissions';
import type { OpenHazard } from 'db/repositories/hazard/workbench';
import { HAZARD_WAIT_WORDS, HAZARD_WAITS, type HazardWait } from '~/domain/hazard/waits';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { type Action, reachOf } from '~/domain/organisation/access/permissions';
import type { Reached } from '~/domain/organisation/access/reach';
import { periodName, periodPath, PERIODS } from '~/domain/routine/periodKind';
import { REVIEW_TRIGGER_NAMES, type Review } from '~/domain/risk/upkeep/reviews';
import { addDays, type Day, formatDate } from '~/domain/shared/day';
import { hazardsWaiting } from '../hazard/hazardsWaiting';
import type { PaperWaiting } from '../routine/papersToSign';
import { gapsFrom, type PeriodWaiting } from '../routine/periodsWaiting';

/** Something that waits for this person: what to do, where, and until when. */
export interface Todo {
  readonly key: string;
  /** The act in one word: 签字, 验收, 接收 … */
  readonly act: string;
  readonly text: string;
  readonly to: string;
  readonly dueDay: Day | null;
  /** How many matters the line stands for. */
  readonly count: number;
}

/** What a line is ordered by before its limit: what the regulator returned, what nobody has judged yet, all that has a limit, the rest. */
const RANKS = ['returned', 'ungraded', 'dated', 'undated'] as const;

/** One matter, before matters of one kind are put together. */
interface Matter extends Omit<Todo, 'count'> {
  readonly rank?: 'returned' | 'ungraded';
}

interface Facts {
  readonly view: PostDaysView;
  readonly periods: readonly PeriodWaiting[];
  readonly toSign: readonly PaperWaiting[];
  readonly resolutions: readonly ResolutionOnFile[];
  readonly returned: readonly SubmissionSummary[];
  readonly reviews: readonly Review[];
}

/** From so many of a kind on they are one line, which opens the page where they are dealt with together. */
const TOGETHER = 3;

/** Where matters of a kind are dealt with together. */
const PAGES: Readonly<Record<string, { readonly to: string; readonly unit: string }>> = {
  说明原因: { to: '/routine/gaps', unit: '天的检查没有进行，还没有说明原因' },
  补做或说明: { to: '/routine/gaps', unit: '期周排查、月调度没有进行，还没有说明原因' },
  签字: { to: '/routine/signing', unit: '份文书等待您签字' },
  完成决议: { to: '/routine/resolutions', unit: '项决议等待您完成' },
  重新评估: { to: '/risk/reviews', unit: '项等待重新评估' },
  ...Object.fromEntries(HAZARD_WAITS.map((wait) => [HAZARD_WAIT_WORDS[wait].act, { to: `/hazards/waiting?for=${wait}`, unit: HAZARD_WAIT_WORDS[wait].many }])),
};

/**
 * Everything that waits for a person: returned by the regulator first, then hazards nobody has graded, then the nearest limit; several of a
 * kind are one line.
 */
export async function todosOf(scope: Scope, permit: Authorised<'desk.view'>, reached: Reached, facts: Facts): Promise<Todo[]> {
  const may = (action: Action): boolean => reachOf(permit.standing.roles, action) !== null;
  const waiting = await hazardsWaiting(scope, permit, reached);
  return together([
    ...(may('submission.submit') ? facts.returned.map(returnedTodo) : []),
    ...waiting.map(({ hazard, wait }) => hazardTodo(hazard, wait)),
    ...facts.toSign.map(signatureTodo),
    ...periodTodos(permit, facts),
    ...gapTodos(permit, facts.view),
    ...facts.resolutions
      .filter((resolution) => resolution.ownerId === permit.personId)
      .map((resolution): Matter => ({ key: resolution.id, act: '完成决议', text: resolution.content, to: periodPath('month', resolution.meetingMonth, resolution.meetingId), dueDay: resolution.dueDay })),
    ...(may('risk.edit')
      ? facts.reviews.map((review): Matter => ({ key: review.id, act: '重新评估', text: `${REVIEW_TRIGGER_NAMES[review.trigger]}：${review.what}`, to: `/risk/reviews#${review.id}`, dueDay: review.dueDay }))
      : []),
  ]);
}

const rankOf = ({ rank, dueDay }: Matter): number => RANKS.indexOf(rank ?? (dueDay ? 'dated' : 'undated'));

/** Matters in their order; many of a kind as one line, in the place of the first of them. */
function together(matters: readonly Matter[]): Todo[] {
  const sorted = matters.toSorted((a, b) => rankOf(a) - rankOf(b) || ((a.dueDay ?? '') < (b.dueDay ?? '') ? -1 : (a.dueDay ?? '') > (b.dueDay ?? '') ? 1 : 0));
  const kinds = new Map<string, Matter[]>();
  for (const matter of sorted) kinds.set(matter.act, [...(kinds.get(matter.act) ?? []), matter]);
  return sorted.flatMap((matter): Todo[] => {
    const { rank: _, ...todo } = matter;
    const page = PAGES[matter.act];
    const kind = kinds.get(matter.act) ?? [];
    if (!page || kind.length < TOGETHER) return [{ ...todo, count: 1 }];
    if (kind[0] !== matter) return [];
    return [{ key: `together-${matter.act}`, act: matter.act, text: `${kind.length} ${page.unit}；最早的：${matter.text}`, to: page.to, dueDay: matter.dueDay, count: kind.length }];
  });
}

const hazardTodo = (hazard: OpenHazard, wait: HazardWait): Matter => ({
  ...(wait === 'grade' ? { rank: 'ungraded' as const } : {}),
  key: `${hazard.id}/${wait}`, act: HAZARD_WAIT_WORDS[wait].act, text: `${hazard.number} ${hazard.title}（${hazard.workshopName} · ${hazard.postName}）`, to: `/hazards/${hazard.id}`, dueDay: hazard.deadline,
});

/** A paper that waits for this person's name, under its own number. */
const signatureTodo = ({ kind, id, number, period, end }: PaperWaiting): Matter => ({
  key: `sign-${id}`, act: '签字', to: periodPath(kind, period, id), dueDay: end,
  text: kind === 'week' ? `周排查报告 ${number}（${periodName(kind, period)}）` : `${periodName(kind, period)}调度会议纪要 ${number}`,
});

/** Weeks and months without a paper. One that runs still is the 质量安全总监's to begin; one that was not done is made up for, or explained. */
function periodTodos({ standing: { roles }, today }: Authorised<'desk.view'>, { periods }: Facts): Matter[] {
  const director = roles.includes('director');
  if (!director && !roles.includes('principal')) return [];
  return periods.flatMap(({ kind, period, end, state }): Matter[] => {
    const week = kind === 'week';
    const todo = (act: string, text: string): Matter[] => [{ key: `${kind}-${period}`, act, text: `${periodName(kind, period)}${text}`, to: periodPath(kind, period), dueDay: end }];
    if (state === 'missed') return todo('补做或说明', `没有进行${PERIODS[kind].act}`);
    if (week) return director ? todo('周排查', '还没有汇总') : [];
    // A running month is named only in its last week: before that nothing has to be done.
    return today >= addDays(end, -6) ? todo('月调度', '还没有召开调度会议') : [];
  });
}

/** Days without a check and without a reason. They wait for those who work with the posts; the 主要负责人 alone is not asked for each. */
function gapTodos(permit: Authorised<'desk.view'>, view: PostDaysView): Matter[] {
  const reach = reachOf(permit.standing.roles.filter((role) => role !== 'principal'), 'gap.explain');
  if (!reach) return [];
  const posts = new Map(view.posts.map((post) => [post.id, post.name]));
  const missed = view.days.filter((row) => row.state === 'missed' && row.day >= gapsFrom(permit.today) && covers({ ...permit, reach }, { workshopId: row.workshopId, postId: row.postId }));
  const days = [...new Set(missed.map((row) => row.day))];
  return days.map((day): Matter => {
    const names = missed.filter((row) => row.day === day).map((row) => posts.get(row.postId) ?? '');
    const shown = names.length > 3 ? `${names.slice(0, 3).join('、')} 等 ${names.length} 个岗位` : names.join('、');
    return { key: `gap-${day}`, act: '说明原因', text: `${formatDate(day)}未进行检查：${shown}`, to: `/routine/days/${day}`, dueDay: day };
  });
}

const returnedTodo = ({ id, number, answer }: SubmissionSummary): Matter => ({
  key: id, act: '答复退回', text: `报送 ${number} 被退回：${answer?.reason ?? ''}`, to: `/submissions/${id}`, dueDay: null, rank: 'returned',
});
