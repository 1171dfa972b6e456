import type { MeetingHeader, ResolutionOnFile } from 'db/repositories/meetings';
import type { PostDaysView } from 'db/repositories/postDays';
import type { WeeklyHeader } from 'db/repositories/reports';
import type { Scope } from 'db/repositories/scope';
import type { SubmissionSummary } from 'db/repositories/submissions';
import { type OpenHazard, workbenchOf } from 'db/repositories/workbench';
import type { HazardPending, HazardStage } from '~/domain/hazard/types';
import { type Authorised, covers } from '~/domain/organisation/authority';
import { type Action, reachOf } from '~/domain/organisation/permissions';
import type { Reached } from '~/domain/organisation/reach';
import type { MonthWeek } from '~/domain/routine/monthly';
import { wasDue } from '~/domain/routine/period';
import { periodState } from '~/domain/routine/periodState';
import { REVIEW_TRIGGER_NAMES, type Review } from '~/domain/risk/reviews';
import { addDays, addMonths, type Day, daysOfMonth, formatDate, formatMonth, monthOf } from '~/domain/shared/day';

/** Something that waits for this person: what to do, where, and until when. */
export interface Todo {
  readonly key: string;
  /** The act in one word: 签字, 验收, 接收 … */
  readonly act: string;
  readonly text: string;
  readonly to: string;
  readonly dueDay: Day | null;
}

interface Facts {
  readonly view: PostDaysView;
  readonly reports: readonly WeeklyHeader[];
  readonly meetings: readonly MeetingHeader[];
  readonly weeks: readonly MonthWeek[];
  readonly explainedMonths: readonly string[];
  readonly resolutions: readonly ResolutionOnFile[];
  readonly submissions: readonly SubmissionSummary[];
  readonly reviews: readonly Review[];
}

/** At most this many of each kind; the ledger has the rest. */
const MOST = 12;

const STAGE_ACTS: Readonly<Partial<Record<HazardStage, { act: string; action: Action }>>> = {
  registered: { act: '定级', action: 'hazard.grade' },
  graded: { act: '签发通知', action: 'hazard.notify' },
  awaitingVerification: { act: '验收', action: 'hazard.verify' },
};
const PENDING_ACTS: Readonly<Record<HazardPending, { act: string; action: Action }>> = {
  confirmation: { act: '确认重大', action: 'hazard.confirmMajor' },
  extension: { act: '审批延期', action: 'hazard.decideExtension' },
};

/** Everything that waits for a person, the nearest limit first; what has no limit stands last. */
export async function todosOf(scope: Scope, leave: Authorised<'desk.view'>, reached: Reached, facts: Facts): Promise<Todo[]> {
  const may = (action: Action): boolean => reachOf(leave.standing.roles, action) !== null;
  const stages = (Object.keys(STAGE_ACTS) as HazardStage[]).filter((stage) => may(STAGE_ACTS[stage]!.action));
  const pendings = (Object.keys(PENDING_ACTS) as HazardPending[]).filter((pending) => may(PENDING_ACTS[pending].action));
  const bench = workbenchOf(scope);
  const [waiting, mine] = await Promise.all([bench.waiting(reached, stages, pendings, MOST), bench.mine(leave.personId, MOST)]);
  const todos = [
    ...mine.map((hazard) => hazardTodo(hazard, hazard.stage === 'notified' ? '接收' : '整改')),
    ...waiting.flatMap((hazard) => waitingTodo(hazard, leave, stages, pendings)),
    ...weekTodos(leave, facts),
    ...monthTodos(leave, facts),
    ...gapTodos(leave, facts.view),
    ...facts.resolutions
      .filter((resolution) => resolution.ownerId === leave.personId)
      .map((resolution): Todo => ({ key: resolution.id, act: '完成决议', text: resolution.content, to: `/routine/months/${resolution.meetingMonth}?meeting=${resolution.meetingId}`, dueDay: resolution.dueDay })),
    ...(may('risk.edit')
      ? facts.reviews.map((review): Todo => ({ key: review.id, act: '重新评估', text: `${REVIEW_TRIGGER_NAMES[review.trigger]}：${review.what}`, to: `/risk/reviews#${review.id}`, dueDay: review.dueDay }))
      : []),
    ...(may('submission.submit') ? returned(facts.submissions) : []),
  ];
  return todos.sort((a, b) => ((a.dueDay ?? '9999') < (b.dueDay ?? '9999') ? -1 : (a.dueDay ?? '9999') > (b.dueDay ?? '9999') ? 1 : 0));
}

const hazardTodo = (hazard: OpenHazard, act: string): Todo => ({
  key: `${hazard.id}/${act}`, act, text: `${hazard.number} ${hazard.title}（${hazard.workshopName} · ${hazard.postName}）`, to: `/hazards/${hazard.id}`, dueDay: hazard.deadline,
});

function waitingTodo(hazard: OpenHazard, leave: Authorised<'desk.view'>, stages: readonly HazardStage[], pendings: readonly HazardPending[]): Todo[] {
  if (hazard.pending !== null) return pendings.includes(hazard.pending) ? [hazardTodo(hazard, PENDING_ACTS[hazard.pending].act)] : [];
  const act = stages.includes(hazard.stage) ? STAGE_ACTS[hazard.stage] : undefined;
  if (!act || (hazard.stage === 'awaitingVerification' && hazard.responsibleId === leave.personId)) return [];
  return [hazardTodo(hazard, act.act)];
}

function weekTodos(leave: Authorised<'desk.view'>, { weeks }: Facts): Todo[] {
  const director = leave.standing.roles.includes('director');
  const principal = leave.standing.roles.includes('principal');
  return weeks.flatMap((week): Todo[] => {
    const todo = (act: string, text: string): Todo => ({ key: `week-${week.weekStart}`, act, text, to: `/routine/weeks/${week.weekStart}`, dueDay: addDays(week.weekStart, 6) });
    const name = `${formatDate(week.weekStart)}起的一周`;
    if (week.state === 'awaitingPrincipal' && principal) return [todo('签字', `周排查报告 ${week.reportNumber}（${name}）`)];
    if (week.state === 'draft' && director) return [todo('签字', `周排查报告 ${week.reportNumber}（${name}）`)];
    if (week.state === 'notCompiled' && director) return [todo('周排查', `${name}还没有汇总`)];
    if (week.state === 'missed' && (director || principal)) return [todo(director ? '补做或说明' : '说明原因', `${name}没有进行周排查`)];
    return [];
  });
}

function monthTodos(leave: Authorised<'desk.view'>, { meetings, explainedMonths, view }: Facts): Todo[] {
  const director = leave.standing.roles.includes('director');
  const principal = leave.standing.roles.includes('principal');
  if (!director && !principal) return [];
  return [addMonths(monthOf(leave.today), -1), monthOf(leave.today)].flatMap((month): Todo[] => {
    const { first, last } = daysOfMonth(month);
    const papers = meetings.filter((meeting) => meeting.month === month);
    const owed = view.days.some((row) => row.day >= first && row.day <= last && wasDue(row.state));
    const state = periodState({ start: first, end: last, today: leave.today, owed, papers, explained: explainedMonths.includes(month) });
    const todo = (act: string, text: string): Todo => ({ key: `month-${month}`, act, text, to: `/routine/months/${month}`, dueDay: last });
    if (state === 'awaitingPrincipal') return principal ? [todo('签字', `${formatMonth(month)}调度会议纪要`)] : [];
    if (state === 'draft') return director ? [todo('签字', `${formatMonth(month)}调度会议纪要`)] : [];
    if (state === 'missed') return [todo('补做或说明', `${formatMonth(month)}没有进行月调度`)];
    // A running month is named only in its last week: before that nothing has to be done.
    return state === 'notCompiled' && leave.today >= addDays(last, -6) ? [todo('月调度', `${formatMonth(month)}还没有召开调度会议`)] : [];
  });
}

function gapTodos(leave: Authorised<'desk.view'>, view: PostDaysView): Todo[] {
  const reach = reachOf(leave.standing.roles, 'gap.explain');
  if (!reach) return [];
  const posts = new Map(view.posts.map((post) => [post.id, post.name]));
  const missed = view.days.filter((row) => row.state === 'missed' && covers({ ...leave, reach }, { workshopId: row.workshopId, postId: row.postId }));
  const days = [...new Set(missed.map((row) => row.day))];
  return days.map((day): Todo => {
    const names = missed.filter((row) => row.day === day).map((row) => posts.get(row.postId) ?? '');
    const shown = names.length > 3 ? `${names.slice(0, 3).join('、')} 等 ${names.length} 个岗位` : names.join('、');
    return { key: `gap-${day}`, act: '说明原因', text: `${formatDate(day)}未进行检查：${shown}`, to: `/routine/days/${day}`, dueDay: day };
  });
}

const returned = (submissions: readonly SubmissionSummary[]): Todo[] => {
  const latest = new Map(submissions.map((submission) => [submission.subjectId, submission] as const).reverse());
  return [...latest.values()]
    .filter((submission) => submission.answer?.kind === 'returned')
    .map((submission) => ({ key: submission.id, act: '答复退回', text: `报送 ${submission.number} 被退回：${submission.answer!.reason}`, to: `/submissions/${submission.id}`, dueDay: null }));
};
