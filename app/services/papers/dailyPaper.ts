import { createHash } from 'node:crypto';
import { checksOf } from 'db/repositories/routine/checks';
import { laterOfDay } from 'db/repositories/routine/laterOfDay';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { sealedPapersOf } from 'db/repositories/paper/sealedPapers';
import { type NamedFile, renderAs } from './render';
import type { Authorised } from '~/domain/organisation/access/authority';
import { isReached, type Reached, reachedBy } from '~/domain/organisation/access/reach';
import { type DailyPost, dailyRecordPaper } from '~/domain/report/dailyRecord';
import type { PaperFormat } from '~/domain/report/listFiles';
import type { Paper } from '~/domain/report/paper';
import { withLater, withNote } from '~/domain/report/sealed';
import { canonicalJson } from '~/domain/shared/canonical';
import type { OfTurn } from '~/domain/routine/turn';
import type { Day } from '~/domain/shared/day';
import { dayOf, instantAt } from '~/domain/shared/instant';
import type { Context } from '../context';
import { readPhoto } from '../evidence/readPhoto';
import { verifyUrlOf } from '../enterprise/addressOf';
import { dayHash } from '../routine/contentHash';
import { dailyInput, dayOnFile, type DayOnFile, type PostOnFile } from './dayOnFile';
import { keptPaper, unseal } from './seal';

/** What a signed day keeps: the paper of the whole day, and the posts it was made of, for the paper of some of them. */
export interface SealedDay extends Pick<DayOnFile, 'factory' | 'titles' | 'posts'> {
  readonly paper: Paper;
}

/** Whose days are printed, and as far as whom they reach. */
interface DayReader {
  readonly enterpriseId: string;
  readonly today: Day;
  readonly reached: Reached;
}

/** 《每日工业产品质量安全检查记录》 of a day: every post in reach, or one of them, or one shift of one. Null when there is nothing to print. */
export const dailyPaper = (cx: Pick<Context, 'store' | 'site'>, permit: Authorised<'check.view'>, day: Day, postId: string | null, turn: string | null = null): Promise<Paper | null> =>
  paperOfDay(cx, { enterpriseId: permit.enterpriseId, today: permit.today, reached: reachedBy(permit) }, day, postId, turn);

/** The same for what is made for nobody in particular. */
export async function paperOfDay(cx: Pick<Context, 'store' | 'site'>, { enterpriseId, today, reached: reach }: DayReader, day: Day, postId: string | null, turn: string | null = null): Promise<Paper | null> {
  if (day > today) return null;
  const scope = scopeOf(cx.store, enterpriseId);
  const wanted = (post: OfTurn & { readonly postId: string; readonly workshopId: string }): boolean =>
    (postId === null || post.postId === postId) && (turn === null || (post.turn ?? '') === turn) && isReached(reach, post);
  const [[officer], kept] = await Promise.all([checksOf(scope).signatures('daily', day), sealedPapersOf(scope).latest('daily', day)]);
  if (!officer) return unsigned(cx, scope, await dayOnFile(scope, day, today), day, wanted, postId !== null);
  const later = (await laterOfDay(scope, day, officer.signedAt)).filter(({ postId: of }) => postId === null || of === postId);
  const sealed = kept && unseal<SealedDay>(kept).content;
  const known = sealed ?? (await dayOnFile(scope, day, dayOf(officer.signedAt), officer.signedAt));
  const posts = known.posts.filter(wanted);
  const reached = new Set(posts.map((post) => post.postId));
  // A post that owed nothing when the day was signed: what was written of it since stands by itself.
  if (posts.length === 0) return unsigned(cx, scope, await dayOnFile(scope, day, today), day, wanted, postId !== null);
  const shown = later.filter((entry) => reached.has(entry.postId) || reach.all);
  const whole = postId === null && posts.length === known.posts.length;
  if (kept && whole) return withLater(keptPaper(kept), shown);
  // the record of one post has a line of its own; a part of the day is an extract of what was signed
  const contentHash = (postId === null || posts.length > 1 ? null : posts[0]?.record?.contentHash) ?? officer.contentHash;
  const paper = dailyRecordPaper(dailyInput(known, day, posts, { contentHash, verifyUrl: await verifyUrlOf(cx, scope, contentHash), createdAt: officer.signedAt, signed: officer }));
  return withLater(sealed ? paper : await redrawn(scope, paper, day, officer), shown);
}

const hashOfPosts = (day: Day, posts: readonly DailyPost[]): string => createHash('sha256').update(canonicalJson({ day, posts })).digest('hex');

/** A day nobody has signed, as its records stand. */
async function unsigned(cx: Pick<Context, 'site'>, scope: Scope, known: DayOnFile, day: Day, wanted: (post: PostOnFile) => boolean, onePost: boolean): Promise<Paper | null> {
  const posts = known.posts.filter(wanted);
  if (posts.length === 0) return null;
  const only = onePost && posts.length === 1 ? posts[0]?.record : null;
  const contentHash = only?.contentHash ?? hashOfPosts(day, posts);
  const createdAt = posts.flatMap(({ record }) => record?.submittedAt ?? []).sort().at(-1) ?? instantAt(day, '24:00');
  // Only what is on record by its hash can be found again.
  return dailyRecordPaper(dailyInput(known, day, posts, { contentHash, verifyUrl: only ? await verifyUrlOf(cx, scope, contentHash) : '', createdAt, signed: null }));
}

/** A day that was signed before renderings were kept, from what was on file then: says so, and whether the records still are those signed. */
async function redrawn(scope: Scope, paper: Paper, day: Day, officer: { readonly contentHash: string; readonly signedAt: Paper['createdAt'] }): Promise<Paper> {
  const { view } = await dayOnFile(scope, day, dayOf(officer.signedAt), officer.signedAt);
  const same = dayHash(day, view.days) === officer.contentHash;
  return withNote(paper, `按现有记录重绘，签认时未留存版面；没有记录的岗位按现在的名称。${same ? '检查记录和原因与签认时的校验值一致。' : '检查记录或原因与签认时的校验值不一致，请核对。'}`);
}

/** The record of a day as a file with the name saving proposes. */
export async function dailyDocument(cx: Pick<Context, 'store' | 'storage' | 'site'>, permit: Authorised<'check.view'>, day: Day, postId: string | null, turn: string | null = null, format: PaperFormat = 'pdf'): Promise<NamedFile | null> {
  const paper = await dailyPaper(cx, permit, day, postId, turn);
  return paper && { bytes: await renderAs(format, paper, { photo: (hash) => readPhoto(cx, permit.enterpriseId, hash) }), name: `${paper.title} ${day}`, contentHash: paper.contentHash };
}
