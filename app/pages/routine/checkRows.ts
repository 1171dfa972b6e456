import type { Reader } from 'db/dialect/reader';
import { findingsBetween, namedPosts } from 'db/repositories/routine/periods';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { type OpenedFigure, openFigure, type FigurePlace } from '~/domain/routine/openFigure';
import { compilePeriod, postDayRow, type PostName } from '~/domain/routine/period';
import { postAndTurn } from '~/domain/routine/turn';
import { POST_DAY_NAMES } from '~/domain/routine/words';
import { addDays, type Day } from '~/domain/shared/day';

/** The longest span whose rows are listed, in days. */
const LONGEST = 93;

export interface CheckRowsView {
  readonly from: Day;
  readonly to: Day;
  readonly opened: OpenedFigure;
  readonly posts: readonly PostName[];
}

/** Rows of days and posts as a list shows them; none where findings were asked for. */
export function checkDayLines({ opened, posts }: CheckRowsView) {
  const names = new Map(posts.map((post) => [post.id, `${post.workshopName} · ${post.name}`]));
  return opened.kind === 'postDay' ? opened.rows.map((row) => ({ ...row, place: postAndTurn(names.get(row.postId) ?? '—', row), stateWords: POST_DAY_NAMES[row.state] })) : [];
}
/** Findings as a list shows them; none where days were asked for. */
export function findingLines({ opened, posts }: CheckRowsView) {
  const names = new Map(posts.map((post) => [post.id, `${post.workshopName} · ${post.name}`]));
  return opened.kind === 'finding' ? opened.rows.map((row) => ({ ...row, place: names.get(row.postId) ?? '—' })) : [];
}

/**
 * The rows behind a count of checks between two days as the records stand now, within reach: what the numbers of the
 * calendar and of the workbench open. Null for no such figure, a span that runs backwards or one that is too long.
 */
export async function checkRows(cx: { store: { read: Reader } }, permit: Authorised<'check.view'>, asked: { readonly figure: string; readonly from: Day; readonly to: Day } & FigurePlace): Promise<CheckRowsView | null> {
  const { figure, from, to, ...place } = asked;
  if (to < from || to > addDays(from, LONGEST) || from > permit.today) return null;
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const last = to < permit.today ? to : permit.today;
  const view = await postDaysBetween(scope, from, last, permit.today);
  const posts = namedPosts(view).filter((post) => covers(permit, { workshopId: post.workshopId, postId: post.id }));
  const reached = new Set(posts.map(({ id }) => id));
  const findings = await findingsBetween(scope, from, last, view.days);
  const opened = openFigure(
    compilePeriod(from, to, permit.today, {
      posts,
      postDays: view.days.filter(({ postId }) => reached.has(postId)).map(postDayRow),
      findings: findings.filter(({ postId }) => reached.has(postId)),
      hazards: [],
    }),
    figure,
    place,
  );
  return opened && opened.kind !== 'hazard' ? { from, to: last, opened, posts } : null;
}
