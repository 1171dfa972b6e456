import type { Reader } from 'db/dialect/reader';
import { postDaysBetween, type PostDaysView } from 'db/repositories/routine/postDays';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { instrumentsOf } from 'db/repositories/paper/instruments';
import { submissionsOf } from 'db/repositories/paper/submissions';
import { HAZARD_WAIT_WORDS, HAZARD_WAITS } from '~/domain/hazard/waits';
import type { Authorised } from '~/domain/organisation/access/authority';
import { reviewDeadline } from '~/domain/risk/upkeep/reviews';
import { gapDeadline, gapsTogether, periodDeadline, resolutionDeadline } from '~/domain/routine/waits';
import { type Day, daysOfMonth, monthOf } from '~/domain/shared/day';
import { reachedBy } from '~/domain/organisation/access/reach';
import { type Deadline, isFor } from '~/domain/story/deadline';
import { returnedDeadline } from '~/domain/supervision/answer';
import { instrumentDeadlines } from '~/domain/supervision/instrument';
import { hazardsWaiting, type WaitingHazard } from '../hazard/hazardsWaiting';
import { type PaperWaiting, papersWaiting } from '../routine/papersToSign';
import { gapsFrom, periodsWaiting, weeksFrom } from '../routine/periodsWaiting';

/** Something that waits for this person: what to do, where, and until when. */
export interface Todo {
  readonly key: string;
  readonly act: string;
  readonly text: string;
  readonly to: string;
  readonly dueDay: Day | null;
  /** How many matters the line stands for. */
  readonly count: number;
}

/** From so many of a kind on they are one line, which opens the page where they are dealt with together. */
const TOGETHER = 3;

/** Where matters of a kind are dealt with together. */
const PAGES: Readonly<Record<string, { readonly to: string; readonly unit: string }>> = {
  说明原因: { to: '/routine/gaps', unit: '天的检查没有进行，还没有说明原因' },
  补做或说明: { to: '/routine/gaps', unit: '期周排查、月调度没有进行，还没有说明原因' },
  签收监管来文: { to: '/submissions/instruments', unit: '份监管文书等待您签收' },
  答复监管来文: { to: '/submissions/instruments', unit: '份监管文书等待您答复' },
  签字: { to: '/routine/signing', unit: '份文书等待您签字' },
  完成决议: { to: '/routine/resolutions', unit: '项决议等待您完成' },
  重新评估: { to: '/risk/reviews', unit: '项等待重新评估' },
  ...Object.fromEntries(HAZARD_WAITS.map((wait) => [HAZARD_WAIT_WORDS[wait].act, { to: `/hazards/waiting?for=${wait}`, unit: HAZARD_WAIT_WORDS[wait].many }])),
};

/** What a page reads for other parts of it too: the days since the beginning of last month, the hazards and the papers that wait. */
export interface ReadBefore {
  readonly view: Promise<PostDaysView>;
  readonly hazards: Promise<readonly WaitingHazard[]>;
  readonly papers: Promise<readonly PaperWaiting[]>;
}

/** 等我处理: every deadline that is this person's; several of a kind are one line. A fixed number of queries. */
export async function waitingFor(scope: Scope, permit: Authorised<'desk.view'>, read: ReadBefore): Promise<Todo[]> {
  const { today } = permit;
  const [returned, instruments, hazards, papers, periods, { days, posts }, resolutions, reviews] = await Promise.all([
    submissionsOf(scope).returnedOpen(), instrumentsOf(scope).open(), read.hazards, read.papers, periodsWaiting(scope, today, read.view), read.view, meetingsOf(scope).open(), riskLifeOf(scope).openReviews(),
  ]);
  const names = new Map(posts.map((post) => [post.id, post.name]));
  const gaps = days.filter(({ state, day }) => state === 'missed' && day >= gapsFrom(today)).map((row) => gapDeadline(row, names.get(row.postId) ?? ''));
  return together(
    [
      ...returned.map(returnedDeadline), ...instruments.flatMap(instrumentDeadlines), ...hazards.map(({ deadline }) => deadline), ...papers.map(({ deadline }) => deadline), ...periods.flatMap((period) => periodDeadline(period, today)),
      ...gapsTogether(gaps.filter((gap) => isFor(gap, permit))), ...resolutions.map(resolutionDeadline), ...reviews.map(reviewDeadline),
    ].filter((deadline) => isFor(deadline, permit)),
  );
}

/** The same by itself. */
export function waitingOf(cx: { store: { read: Reader } }, permit: Authorised<'desk.view'>): Promise<Todo[]> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const view = postDaysBetween(scope, weeksFrom(permit.today), daysOfMonth(monthOf(permit.today)).last, permit.today);
  return waitingFor(scope, permit, { view, hazards: hazardsWaiting(scope, permit, reachedBy(permit)), papers: papersWaiting(scope, permit) });
}

/** What the regulator returned first, then what nobody has judged yet, then the nearest limit, then what has none. */
const rankOf = ({ first, day }: Deadline): number => (first === 'returned' ? 0 : first === 'ungraded' ? 1 : day === null ? 3 : 2);

/** Deadlines in their order; many of a kind as one line, in the place of the first of them. */
function together(deadlines: readonly Deadline[]): Todo[] {
  const sorted = deadlines.toSorted((a, b) => rankOf(a) - rankOf(b) || ((a.day ?? '') < (b.day ?? '') ? -1 : (a.day ?? '') > (b.day ?? '') ? 1 : 0));
  return sorted.flatMap((deadline): Todo[] => {
    const { key, act, text, link, day: dueDay } = deadline;
    const page = PAGES[act];
    const kind = sorted.filter((other) => other.act === act);
    if (!page || kind.length < TOGETHER) return [{ key, act, text, to: link, dueDay, count: 1 }];
    return kind[0] === deadline ? [{ key: `together-${act}`, act, text: `${kind.length} ${page.unit}；最早的：${text}`, to: page.to, dueDay, count: kind.length }] : [];
  });
}
