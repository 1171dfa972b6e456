import { standingsOf } from 'db/repositories/routine/periodPapers';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import type { Roster } from '~/domain/organisation/people/roster';
import { PERIOD_KINDS, PERIODS, periodPaperName, periodPath } from '~/domain/routine/periodKind';
import type { PeriodStanding } from '~/domain/routine/periodState';
import { periodKeys } from '~/domain/routine/waits';
import { addDays, type Day } from '~/domain/shared/day';
import { type Due, reminding } from './remind';

/** In how many of its last days a running period is spoken of. */
const LAST_DAYS = { week: 3, month: 6 } as const;

/**
 * Reminds of the papers of the running and the last week and month: who compiles, while it is due; who signs, while it
 * waits; and who answers for it, when it was missed and nobody said why. Answers how many were new.
 */
export const remindPeriods = reminding(async ({ scope, today }, staff) => {
  const periods = PERIOD_KINDS.map((kind) => {
    const running = PERIODS[kind].on(today);
    return { kind, both: [PERIODS[kind].after(running, -1), running] };
  });
  const from = periods.map(({ kind, both }) => PERIODS[kind].span(both[0]!)!.start).sort()[0]!;
  const view = postDaysBetween(scope, from, today, today);
  const [standings, { roster }] = await Promise.all([Promise.all(periods.map(({ kind, both }) => standingsOf(scope, kind, both, today, view))), staff()]);
  return standings.flat().flatMap((standing) => reminderOf(standing, today, roster));
});

function reminderOf(standing: PeriodStanding, today: Day, roster: Roster): Due[] {
  const { kind, period, end, state, waiting } = standing;
  const [key = ''] = periodKeys(standing);
  const paper = periodPaperName(kind, period);
  const tell = (to: readonly string[], text: string, dueDay: Day | null = end): Due[] => [{ kind: `${kind}Due`, key, to, text, link: periodPath(kind, period), dueDay }];
  const [directors, principals] = [roster.appointed('director'), roster.appointed('principal')];
  if (waiting?.state === 'draft') return tell(directors, `${paper} ${waiting.number} 已重新汇总，还没有签署。`);
  if (waiting) return tell(principals, `${paper} ${waiting.number} 已由质量安全总监签署，等您签署。`);
  if (state === 'missed') return tell(directors, `${paper}未按期完成，请补做或说明原因。`, null);
  if (state === 'awaitingPrincipal') return tell(principals, `${paper}已由质量安全总监签署，等您签署。`);
  if (today < addDays(end, 1 - LAST_DAYS[kind])) return [];
  if (state === 'notCompiled') return tell(directors, `${paper}还没有生成，请在本期结束前完成。`);
  return state === 'draft' ? tell(directors, `${paper}已生成，还没有签署。`) : [];
}
