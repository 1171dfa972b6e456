import { mondaysEndingIn } from 'db/repositories/routine/monthWeeks';
import { type PaperHeader, signaturesOf, standingsOf } from 'db/repositories/routine/periodPapers';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import type { Scope } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { dailyNumber, dayWords } from '~/domain/report/dailyRecord';
import { PAPER_STEP_NAMES } from '~/domain/report/register';
import { wasDue } from '~/domain/routine/period';
import { periodFile, periodPath, PERIODS } from '~/domain/routine/periodKind';
import { PERIOD_STATE_NAMES, type PeriodStanding } from '~/domain/routine/periodState';
import { paperState } from '~/domain/routine/signing';
import { type Day, daysFrom, daysOfMonth, type Month } from '~/domain/shared/day';
import type { PaperRow } from './paperRow';

/** What a period without a signed paper shows: each draft that waits for a name, or one line that there is none. */
function ofPeriod({ kind, period, state, papers }: PeriodStanding<PaperHeader>): PaperRow[] {
  if (state === 'future' || state === 'notDue') return [];
  const { paper, label } = PERIODS[kind];
  const row = { kind: paper, subject: label(period) };
  if (papers.length === 0) return [{ ...row, key: period, number: '', state: state === 'notCompiled' ? '未生成' : PERIOD_STATE_NAMES[state], to: periodPath(kind, period), pdf: null }];
  return papers.filter((made) => paperState(made) === 'draft').map(({ id, number }) => ({ ...row, key: id, number, state: '待总监签', to: periodPath(kind, period, id), pdf: periodFile(kind, period, id) }));
}

/**
 * The days, weeks and the month that owe a paper nobody has signed, up to today, the latest first: what the register cannot know. Who sees a part of the factory has each
 * day here, for a signed one is printed in part. Nine queries.
 */
export async function owedPapers(scope: Scope, permit: Authorised<'papers.view'>, month: Month): Promise<PaperRow[]> {
  const { first, last } = daysOfMonth(month);
  const mondays = mondaysEndingIn(month);
  const from = mondays[0]! < first ? mondays[0]! : first;
  const until: Day = last < permit.today ? last : permit.today;
  const read = postDaysBetween(scope, from, last, permit.today);
  const [view, signed, weeks, months] = await Promise.all([
    read, signaturesOf(scope, 'daily', daysFrom(first, last)), standingsOf(scope, 'week', mondays, permit.today, read), standingsOf(scope, 'month', [month], permit.today, read),
  ]);
  const whole = permit.reach === 'enterprise';
  const days = daysFrom(first, until).toReversed().flatMap((day): PaperRow[] => {
    const isSigned = (signed.get(day) ?? []).length > 0;
    if (isSigned && whole) return [];
    const own = view.days.filter((row) => row.day === day && covers(permit, { workshopId: row.workshopId, postId: row.postId }) && (wasDue(row.state) || row.latest));
    if (own.length === 0) return [];
    const done = own.some((row) => row.latest);
    return [{
      key: day, kind: 'daily', number: done ? dailyNumber(day) : '', subject: dayWords(day, own), state: isSigned ? PAPER_STEP_NAMES.signed : done ? '待签' : day < permit.today ? '未进行' : '未生成',
      to: `/routine/days/${day}`, pdf: done ? `/routine/days/${day}/record.pdf` : null,
    }];
  });
  return whole ? [...days, ...weeks.toReversed().flatMap(ofPeriod), ...months.flatMap(ofPeriod)] : days;
}
