import type { Reader } from 'db/dialect/reader';
import { checksOf } from 'db/repositories/routine/checks';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { mondaysEndingIn, weekStates } from 'db/repositories/routine/monthWeeks';
import { noticesBetween } from 'db/repositories/paper/papers';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { reportsOf, signaturesOf } from 'db/repositories/routine/reports';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { submissionsOf } from 'db/repositories/paper/submissions';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { CARD_TITLE } from '~/domain/report/riskCards';
import { dailyNumber } from '~/domain/report/dailyRecord';
import { listPaperNumber } from '~/domain/report/riskRows';
import { wasDue } from '~/domain/routine/period';
import { PERIOD_STATE_NAMES, periodState, type PeriodState } from '~/domain/routine/periodState';
import { isGap } from '~/domain/routine/state';
import { addDays, type Day, daysFrom, daysOfMonth, formatDay, formatMonth, type Month } from '~/domain/shared/day';
import { dayOf } from '~/domain/shared/instant';
import { formatWeek } from '~/domain/shared/week';

export const PAPER_KINDS = ['list', 'analysis', 'cards', 'daily', 'weekly', 'monthly', 'notice'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** One paper of the month, made or owed. `pdf` and `to` are null where there is nothing to open. */
export interface PaperRow {
  readonly key: string;
  readonly kind: PaperKind;
  readonly number: string;
  readonly subject: string;
  readonly state: string;
  readonly to: string | null;
  readonly pdf: string | null;
}

export interface PapersView {
  readonly month: Month;
  readonly today: Day;
  readonly kind: PaperKind | null;
  readonly titles: Readonly<Record<PaperKind, string>>;
  readonly rows: readonly PaperRow[];
  /** Key of the next page of notices; null when this is the last. */
  readonly nextNotice: string | null;
}

const NOTICES = 50;

/** 文书: every paper of a month with its state, of one kind or of all. A workshop head sees the daily records and notices of the workshop. */
export async function papers(
  cx: { store: { read: Reader } },
  leave: Authorised<'papers.view'>,
  query: { readonly month: Month; readonly kind: PaperKind | null; readonly after: string | null },
): Promise<PapersView> {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const { month, kind, after } = query;
  const whole = leave.reach === 'enterprise';
  const reached = reachedBy(leave);
  const { first, last } = daysOfMonth(month);
  const mondays = mondaysEndingIn(month);
  const from = mondays[0]! < first ? mondays[0]! : first;
  const lastSunday = addDays(mondays.at(-1)!, 6);
  const [rules, view, daily, reports, weekReasons, meetings, monthReasons, versions, submissions, notices] = await Promise.all([
    rulesFor(scope),
    postDaysBetween(scope, from, last, leave.today),
    signaturesOf(scope, 'daily', daysFrom(first, last)),
    reportsOf(scope).headers(from, lastSunday),
    checksOf(scope).gapReasons('week', from, lastSunday),
    meetingsOf(scope).headers(month, month),
    checksOf(scope).gapReasons('month', month, month),
    riskOf(scope).published(),
    submissionsOf(scope).page(null, 200),
    noticesBetween(scope, reached, first, last, after, NOTICES + 1),
  ]);
  const days = view.days.filter((row) => row.day >= first && covers(leave, { workshopId: row.workshopId, postId: row.postId }));
  const weeks = weekStates(mondays, leave.today, { days: view.days, reports, reasons: weekReasons });
  const monthState = periodState({
    start: first, end: last, today: leave.today, owed: view.days.some((row) => row.day >= first && wasDue(row.state)), papers: meetings, explained: monthReasons.length > 0,
  });
  const ofMonth = whole ? versions.filter((version) => dayOf(version.publication.publishedAt).startsWith(month)) : [];
  const rows: PaperRow[] = [
    ...ofMonth.flatMap(({ id, number }): PaperRow[] => {
      const made = { number: listPaperNumber('riskList', number), state: '已发布', to: `/risk/versions/${id}/papers` };
      return [
        { ...made, key: id, kind: 'list', subject: `第 ${number} 版`, pdf: `/risk/versions/${id}/list.pdf` },
        { ...made, key: id, kind: 'cards', subject: `第 ${number} 版，每岗一张`, pdf: `/risk/versions/${id}/cards.pdf` },
      ];
    }),
    ...ofMonth.map((version): PaperRow => {
      const sent = submissions.find((submission) => submission.subjectId === version.id);
      const answer = sent?.answer?.kind;
      return {
        key: version.id, kind: 'analysis', number: listPaperNumber('analysisTable', version.number), subject: `第 ${version.number} 版`,
        state: answer === 'returned' ? '被退回' : answer === 'accepted' ? '已报送，已接受' : sent ? '已报送' : '已发布',
        to: sent ? `/submissions/${sent.id}` : `/risk/versions/${version.id}/analysis`, pdf: sent ? `/submissions/${sent.id}/document.pdf` : `/risk/versions/${version.id}/analysis.pdf`,
      };
    }),
    ...daysFrom(first, last < leave.today ? last : leave.today).flatMap((day): PaperRow[] => {
      const ofDay = days.filter((row) => row.day === day && (wasDue(row.state) || row.latest));
      if (ofDay.length === 0) return [];
      const done = ofDay.filter((row) => row.latest).length;
      const missed = ofDay.filter((row) => isGap(row.state)).length;
      const signed = (daily.get(day) ?? []).length > 0;
      return [{
        key: day, kind: 'daily', number: done > 0 ? dailyNumber(day) : '', subject: `${formatDay(day)}，应检 ${ofDay.length} 个岗位，已检 ${done} 个${missed > 0 ? `，未进行 ${missed} 个` : ''}`,
        state: signed ? '已签' : done > 0 ? '待签' : day < leave.today ? '未进行' : '未生成', to: `/routine/days/${day}`, pdf: done > 0 ? `/routine/days/${day}/record.pdf` : null,
      }];
    }),
    ...(whole ? weeks : []).filter((week) => week.state !== 'future' && week.state !== 'notDue').flatMap((week): PaperRow[] => {
      const label = formatWeek({ start: week.weekStart, end: addDays(week.weekStart, 6) });
      const page = `/routine/weeks/${week.weekStart}`;
      return paperRows('weekly', week.weekStart, label, page, 'report', reports.filter((report) => report.weekStart === week.weekStart), week.state);
    }),
    ...(whole && monthState !== 'notDue' ? paperRows('monthly', month, formatMonth(month), `/routine/months/${month}`, 'meeting', meetings, monthState) : []),
    ...notices.slice(0, NOTICES).map((notice): PaperRow => ({
      key: notice.actId, kind: 'notice', number: notice.number, subject: `${formatDay(notice.day)}，${notice.title}（${notice.responsibleName}）`,
      state: notice.received ? '已接收' : '已签发', to: `/hazards/${notice.hazardId}`, pdf: `/hazards/${notice.hazardId}/notice.pdf`,
    })),
  ];
  return {
    month,
    today: leave.today,
    kind,
    titles: { list: rules.titles.riskList, cards: CARD_TITLE, analysis: rules.titles.analysisTable, daily: rules.titles.daily, weekly: rules.titles.weekly, monthly: rules.titles.monthly, notice: rules.titles.notice },
    rows: kind ? rows.filter((row) => row.kind === kind) : rows,
    nextNotice: notices.length > NOTICES ? (notices[NOTICES - 1]?.actId ?? null) : null,
  };
}

/** The papers of a week or month, or one line that says there is none. */
function paperRows(
  kind: 'weekly' | 'monthly', period: string, subject: string, page: string, parameter: 'report' | 'meeting',
  made: readonly { readonly id: string; readonly number: string; readonly signatures: readonly { readonly capacity: string }[] }[], state: PeriodState,
): PaperRow[] {
  if (made.length === 0) return [{ key: period, kind, number: '', subject, state: state === 'notCompiled' ? '未生成' : PERIOD_STATE_NAMES[state], to: page, pdf: null }];
  return made.map((paper): PaperRow => ({
    key: paper.id, kind, number: paper.number, subject,
    state: paper.signatures.some(({ capacity }) => capacity === 'principal') ? '已签' : paper.signatures.length > 0 ? '待主要负责人签' : '待总监签',
    to: `${page}?${parameter}=${paper.id}`, pdf: `${page}/${kind === 'weekly' ? 'report' : 'minutes'}.pdf?${parameter}=${paper.id}`,
  }));
}
