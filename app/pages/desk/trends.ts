import type { Reader } from 'db/dialect/reader';
import { riskOf } from 'db/repositories/risk/risk';
import { findingsBetween, namedPosts } from 'db/repositories/routine/periods';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { type ClosedHazard, type LevelLine, trendsOf } from 'db/repositories/trends';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { CLOSING_SPANS, type ClosingSpan, closingSpanOf, middleOf, type OnTime, onTimeOf, type PointCount, TOP_POINTS, topPoints, TREND_MONTHS } from '~/domain/report/trends';
import { RISK_LEVELS, type RiskLevel } from '~/domain/risk/types';
import { type FindingRow, postDayRow, type PostName } from '~/domain/routine/period';
import { groupBy } from '~/domain/shared/group';
import { addMonths, type Day, daysOfMonth, type Month, parseMonth } from '~/domain/shared/day';

/** Versions of the list whose levels are compared, the latest of them. */
const VERSIONS = 8;
/** Closed hazards that are read, and rows that are listed under a mark. */
const MOST_CLOSED = 5_000;
const MOST_ROWS = 500;
/** Longest word of an address that names a mark. */
const WORD = 500;

/** Which mark is opened: findings of a risk point, hazards closed in a month or after so long, rows of a version at a level. */
export type OpenedMark =
  | { readonly of: 'point'; readonly postId: string; readonly riskPoint: string }
  | { readonly of: 'closed'; readonly month: Month | null; readonly span: ClosingSpan | null }
  | { readonly of: 'level'; readonly versionId: string; readonly level: RiskLevel | null };

export interface TrendsView {
  readonly today: Day;
  readonly months: readonly Month[];
  readonly from: Day;
  readonly to: Day;
  readonly total: readonly OnTime[];
  readonly posts: readonly (PostName & { readonly byMonth: readonly OnTime[] })[];
  readonly points: readonly (PointCount & { readonly place: string })[];
  readonly closing: readonly { readonly month: Month; readonly count: number; readonly middle: number | null }[];
  readonly spans: readonly { readonly key: ClosingSpan; readonly count: number }[];
  /** Whether more were closed than are counted. */
  readonly cut: boolean;
  readonly versions: readonly { readonly id: string; readonly number: number; readonly from: Day; readonly levels: readonly { readonly level: RiskLevel | null; readonly count: number }[] }[];
  readonly opened: { readonly kind: 'finding'; readonly rows: readonly FindingRow[] } | { readonly kind: 'closed'; readonly rows: readonly ClosedHazard[] } | { readonly kind: 'line'; readonly rows: readonly (LevelLine & { readonly place: string })[] } | null;
}

/**
 * What is seen over half a year that ends with a month, within reach, each number counted from the rows it opens. A fixed number of queries, one more where
 * rows of a version are opened.
 */
export async function trends(cx: { store: { read: Reader } }, permit: Authorised<'desk.view'>, last: Month, mark: OpenedMark | null): Promise<TrendsView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { today } = permit;
  const reached = reachedBy(permit);
  const months = Array.from({ length: TREND_MONTHS }, (_, index) => addMonths(last, index - TREND_MONTHS + 1));
  const from = daysOfMonth(months[0]!).first;
  const end = daysOfMonth(last).last;
  const to = end < today ? end : today;
  const bench = trendsOf(scope);
  const [view, published, closed] = await Promise.all([postDaysBetween(scope, from, to, today), riskOf(scope).published(), bench.closedBetween(reached, from, to, MOST_CLOSED + 1)]);
  const newest = published.slice(0, VERSIONS);
  const [allFindings, levels, lines] = await Promise.all([
    findingsBetween(scope, from, to, view.days),
    bench.levelsByVersion(reached, newest.map(({ id }) => id)),
    mark?.of === 'level' && newest.some(({ id }) => id === mark.versionId) ? bench.linesOfLevel(reached, mark.versionId, mark.level, MOST_ROWS) : [],
  ]);
  const posts = namedPosts(view).filter((post) => covers(permit, { workshopId: post.workshopId, postId: post.id }));
  const places = new Map(posts.map((post) => [post.id, `${post.workshopName} · ${post.name}`]));
  // What is still open today is neither late nor on time: of the on-time rate only days count that are over.
  const days = view.days.filter(({ postId, day }) => places.has(postId) && day < today).map(postDayRow);
  const byPost = groupBy(days, ({ postId }) => postId);
  const findings = allFindings.filter(({ postId }) => places.has(postId));
  const counted = closed.slice(0, MOST_CLOSED);
  const placeOf = (postId: string): string => places.get(postId) ?? '';
  return {
    today, months, from, to,
    total: onTimeOf(days, months),
    posts: posts.map((post) => ({ ...post, byMonth: onTimeOf(byPost.get(post.id) ?? [], months) })).filter(({ byMonth }) => byMonth.some(({ due }) => due > 0)),
    points: topPoints(findings, TOP_POINTS).map((point) => ({ ...point, place: placeOf(point.postId) })),
    closing: months.map((month) => {
      const own = counted.filter(({ closedDay }) => closedDay.startsWith(month));
      return { month, count: own.length, middle: middleOf(own) };
    }),
    spans: CLOSING_SPANS.map(({ key }) => ({ key, count: counted.filter((hazard) => closingSpanOf(hazard) === key).length })),
    cut: closed.length > MOST_CLOSED,
    versions: newest.toReversed().map(({ id, number, publication }) => ({
      id, number, from: publication.effectiveFrom,
      levels: [...RISK_LEVELS, null].map((level) => ({ level, count: levels.find((row) => row.versionId === id && row.level === level)?.n ?? 0 })),
    })),
    opened: mark === null ? null
      : mark.of === 'point' ? { kind: 'finding', rows: findings.filter(({ postId, riskPoint }) => postId === mark.postId && riskPoint === mark.riskPoint).slice(0, MOST_ROWS) }
      : mark.of === 'closed' ? { kind: 'closed', rows: counted.filter((hazard) => (mark.month === null || hazard.closedDay.startsWith(mark.month)) && (mark.span === null || closingSpanOf(hazard) === mark.span)).slice(0, MOST_ROWS) }
      : { kind: 'line', rows: lines.map((line) => ({ ...line, place: placeOf(line.postId) })) },
  };
}

/** Which mark an address opens: `?open=point&post=&point=`, `?open=closed&month=&span=`, `?open=level&version=&level=`; null where it names none. */
export function openedMark(query: URLSearchParams): OpenedMark | null {
  const text = (name: string): string => (query.get(name) ?? '').slice(0, WORD);
  switch (query.get('open')) {
    case 'point': return { of: 'point', postId: text('post'), riskPoint: text('point') };
    case 'closed': return { of: 'closed', month: parseMonth(text('month')), span: CLOSING_SPANS.find(({ key }) => key === text('span'))?.key ?? null };
    case 'level': return { of: 'level', versionId: text('version'), level: RISK_LEVELS.find((level) => level === text('level')) ?? null };
    default: return null;
  }
}
