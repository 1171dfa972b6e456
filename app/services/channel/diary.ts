import { createHash, randomBytes } from 'node:crypto';
import { insert, remove } from 'db/dialect/writes';
import { diaryOf, diaryOpenSince } from 'db/repositories/channels';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { standingOf } from 'db/repositories/organisation/standing';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { diaryKeys } from 'db/schema';
import { calendarFile, type DiaryEntry } from '~/documents/ics/calendarFile';
import type { Authorised } from '~/domain/organisation/access/authority';
import { addDays } from '~/domain/shared/day';
import { checkPath, dutyKey, postAndTurn, turnDue } from '~/domain/routine/turn';
import { dayOf, type Instant } from '~/domain/shared/instant';
import type { Context } from '../context';
import { addressOf } from '../enterprise/addressOf';

const KEY_BYTES = 32;
/** How far a calendar looks ahead, in days. */
const AHEAD_DAYS = 31;
const MOST_HAZARDS = 100;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

const closing = async (cx: Context, { enterpriseId, personId }: Authorised<'check.view'>) =>
  (await diaryOpenSince(scopeOf(cx.store, enterpriseId), personId)) === null ? [] : [remove(diaryKeys, { enterpriseId, personId })];

/** Opens the calendar of a person's own duties under a new key, which is answered this once; the key before it is none any more. */
export async function openDiary(cx: Context, permit: Authorised<'check.view'>): Promise<string> {
  const key = randomBytes(KEY_BYTES).toString('base64url');
  const { enterpriseId, personId } = permit;
  const before = await closing(cx, permit);
  if (before.length > 0) await cx.store.write(before);
  await cx.store.write([insert(diaryKeys, { enterpriseId, personId, keyHash: hashOf(key), madeAt: cx.now() })]);
  return key;
}

/** When the calendar of a person was opened; null where it is not. */
export const diarySince = (cx: Pick<Context, 'store'>, { enterpriseId, personId }: Authorised<'check.view'>): Promise<Instant | null> => diaryOpenSince(scopeOf(cx.store, enterpriseId), personId);

/** Takes the key back. Answers false where there was none. */
export async function closeDiary(cx: Context, permit: Authorised<'check.view'>): Promise<boolean> {
  const before = await closing(cx, permit);
  if (before.length > 0) await cx.store.write(before);
  return before.length > 0;
}

/**
 * The calendar behind a key: the checks of the posts that person holds, and the limits of the hazards they answer for, by number and place and
 * without anybody's name. Null for no key, and for somebody who is of the factory no more.
 */
export async function diaryFile(cx: Context, key: string): Promise<string | null> {
  const diary = await diaryOf(cx.store.read, hashOf(key));
  if (!diary) return null;
  const { enterpriseId, personId, madeAt } = diary;
  const scope = scopeOf(cx.store, enterpriseId);
  const today = dayOf(cx.now());
  const found = await standingOf(scope, personId, today);
  if (!found) return null;
  const { postIds } = found.standing;
  const [origin, view, hazards] = await Promise.all([
    addressOf(cx, scope), postIds.length === 0 ? null : postDaysBetween(scope, today, addDays(today, AHEAD_DAYS), today), hazardsOf(scope).nearest({ responsibleId: personId }, MOST_HAZARDS),
  ]);
  const link = (path: string): string => (origin === null ? '' : origin + path);
  const posts = new Map(view?.posts.map((post) => [post.id, post]));
  const checks = (view?.days ?? []).flatMap(({ postId, day, turn, turnName, lastChance, first }): DiaryEntry[] => {
    const post = posts.get(postId);
    if (!post || !postIds.includes(postId) || lastChance === 0 || first) return [];
    return [{ id: `check-${dutyKey({ postId, turn })}-${day}`, at: turnDue(day, turn, post.dueTime), summary: `${postAndTurn(post.name, { turn, turnName })} 日常检查（${lastChance} 项）时限`, link: link(checkPath({ postId, day, turn }, false)) }];
  });
  const limits = hazards.flatMap(({ id, number, postName, deadline }): DiaryEntry[] => (deadline ? [{ id: `hazard-${id}-${deadline}`, at: deadline, summary: `隐患 ${number}（${postName}）整改期限`, link: link(`/my/hazards/${id}`) }] : []));
  return calendarFile('质安', [...checks, ...limits], madeAt);
}
