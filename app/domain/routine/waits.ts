import type { Deadline } from '../story/deadline';
import { addDays, type Day, formatDate } from '../shared/day';
import { type Period, type PeriodKind, periodName, periodPath, PERIODS } from './periodKind';
import type { PeriodStanding, PeriodState } from './periodState';
import { dutyKey, postAndTurn } from './turn';
import type { Resolution } from './resolution';
import { type PeriodPaper, signsNext } from './signing';

const STAGES: Readonly<Partial<Record<PeriodState, string>>> = { notCompiled: 'due', draft: 'draft', awaitingPrincipal: 'sign', missed: 'missed' };

/** The key under which a stage of a period is reminded of: of the period, or of one further paper of it by its number. */
export const periodKey = (kind: PeriodKind, period: Period, stage: 'draft' | 'awaitingPrincipal', further: string | null): string => `${kind}:${period}:${STAGES[stage]}${further === null ? '' : `:${further}`}`;

/** Keys of what waits of a period: a paper compiled again first, then the period as it stands. */
export const periodKeys = ({ kind, period, state, waiting }: PeriodStanding): string[] => [
  ...(waiting ? [periodKey(kind, period, waiting.state, waiting.number)] : []),
  ...(STAGES[state] === undefined ? [] : [`${kind}:${period}:${STAGES[state]}`]),
];

/** A paper that waits for a name, under its own number, until the end of its period. */
export const signatureDeadline = (kind: PeriodKind, { id, number, period, signatures }: Pick<PeriodPaper, 'id' | 'number' | 'period' | 'signatures'>, directorFirst: boolean): Deadline & { readonly day: Day } => ({
  key: `sign:${id}`, act: '签字', link: periodPath(kind, period, id), day: PERIODS[kind].span(period)!.end, whose: { roles: signsNext({ signatures }, directorFirst) },
  text: kind === 'week' ? `周排查报告 ${number}（${periodName(kind, period)}）` : `${periodName(kind, period)}调度会议纪要 ${number}`,
});

/**
 * A week or month without a paper. One that runs still is the 质量安全总监's to begin, a month only in its last week: before that nothing has to be done.
 * One that was not done is made up for, or explained.
 */
export function periodDeadline(standing: PeriodStanding, today: Day): Deadline[] {
  const { kind, period, end, state } = standing;
  const [key = ''] = periodKeys(standing);
  const open = (act: string, text: string, ...roles: ('director' | 'principal')[]): Deadline[] => [{ key, act, text: `${periodName(kind, period)}${text}`, link: periodPath(kind, period), day: end, whose: { roles } }];
  if (state === 'missed') return open('补做或说明', `没有进行${PERIODS[kind].act}`, 'director', 'principal');
  if (kind === 'week') return open('周排查', '还没有汇总', 'director');
  return today >= addDays(end, -6) ? open('月调度', '还没有召开调度会议', 'director', 'principal') : [];
}

/** A period without a paper, by its key. */
const WITHOUT_PAPER = new RegExp(`^(?:${Object.keys(PERIODS).join('|')}):[^:]+:${STAGES.notCompiled}$`);

/** Whether a matter is a week or month that runs still: it may be begun, and nobody has to today. */
export const runsStill = ({ key, dueDay }: { readonly key: string; readonly dueDay: Day | null }, today: Day): boolean => WITHOUT_PAPER.test(key) && dueDay !== null && dueDay > today;

/** A post's day, or shift of it, without a check and without a reason. It waits for those who work with the post; the 主要负责人 alone is not asked for each. */
export const gapDeadline = ({ postId, workshopId, day, turn, turnName }: { readonly postId: string; readonly workshopId: string; readonly day: Day; readonly turn?: string; readonly turnName?: string }, postName: string): Deadline & { readonly day: Day } => ({
  key: `missed:${dutyKey({ postId, turn })}:${day}`, act: '说明原因', text: postAndTurn(postName, { turn, turnName }), link: `/routine/days/${day}`, day, whose: { needs: 'gap.explain', at: { workshopId, postId }, besides: 'principal' },
});

/** Those of one day in one line. */
export function gapsTogether(gaps: readonly (Deadline & { readonly day: Day })[]): Deadline[] {
  return [...new Set(gaps.map(({ day }) => day))].flatMap((day): Deadline[] => {
    const [first, ...more] = gaps.filter((gap) => gap.day === day);
    const names = [first!, ...more].map(({ text }) => text);
    return [{ ...first!, text: `${formatDate(day)}未进行检查：${names.length > 3 ? `${names.slice(0, 3).join('、')} 等 ${names.length} 个岗${gaps.some(({ key }) => key.includes('@')) ? '次' : '位'}` : names.join('、')}` }];
  });
}

/** A resolution of signed minutes that its owner has not carried out. */
export const resolutionDeadline = ({ id, content, ownerId, dueDay, meetingId, meetingMonth }: Pick<Resolution, 'id' | 'content' | 'ownerId' | 'dueDay' | 'meetingId'> & { readonly meetingMonth: Period }): Deadline => ({
  key: `resolution:${id}`, act: '完成决议', text: content, link: periodPath('month', meetingMonth, meetingId), day: dueDay, whose: { personId: ownerId },
});
