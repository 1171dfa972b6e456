import { createHash } from 'node:crypto';
import { calendarOf } from 'db/repositories/routine/calendar';
import { occasionsBetween } from 'db/repositories/routine/changes';
import { periodAnswers } from 'db/repositories/routine/periodAnswers';
import { checksOf } from 'db/repositories/routine/checks';
import { measuredOf } from 'db/repositories/routine/measured';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { criterionWords, limitStateOf } from '~/domain/risk/library/limit';
import { lastValuesOf } from '~/domain/routine/lastValues';
import { dayKind } from '~/domain/routine/calendar';
import { dueAt, dueSheet, postStands, turnsAsked } from '~/domain/routine/due';
import { asksForPhoto } from '~/domain/routine/spot';
import { isTurnKey, turnEnd, turnsOn, turnWords } from '~/domain/routine/turn';
import type { CheckSheet, NothingToCheck } from '~/domain/routine/sheet';
import { meantCode } from '~/domain/organisation/places/code';
import type { Day } from '~/domain/shared/day';
import { millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '~/services/context';

/** What a post has to check on a day, or in a shift of it; `mark` is set on a sheet that is to be filled in. Null for a post that does not exist or is out of reach. Eight queries, one for each frequency longer than a day, and three where something is asked on an event. */
export async function checkPage(cx: Pick<Context, 'store' | 'now'>, permit: Authorised<'check.submit'>, postId: string, day: Day, mark?: () => Promise<string>, turn = ''): Promise<CheckSheet | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [post, workshops, version, calendar, records, { signals: { photoPercent } }] = await Promise.all([
    organisationOf(scope).post(postId),
    organisationOf(scope).workshops(),
    riskOf(scope).publishedOn(day),
    calendarOf(scope).working(),
    isTurnKey(turn) ? checksOf(scope).ofPostDay(postId, day, turn) : [],
    rulesFor(scope),
  ]);
  if (!post || !isTurnKey(turn) || !postStands(post, day) || !covers(permit, { workshopId: post.workshopId, postId })) return null;
  const listed = version ? await riskOf(scope).publishedItemsOfPost(version.id, postId) : [];
  const here = listed.map((item) => ({ ...item, workshopId: post.workshopId }));
  const turns = turnsOn(calendar.shiftPlans ?? [], post, day);
  const [periods, { occasions, answers: asked }] = await Promise.all([periodAnswers(scope, here, day, day, postId), occasionsBetween(scope, here, [post], calendar.stops, day, day, postId)]);
  const { items, untils, until } = dueSheet(here, day, calendar, [...periods, ...asked], turn, turns, occasions);
  const done = records.at(-1);
  const nothing = (): NothingToCheck | null => {
    if (done) return { kind: 'done', recordId: done.id, number: done.number, by: done.personName, at: done.submittedAt };
    if (day > permit.today) return { kind: 'future' };
    if (!version) return { kind: 'beforeFirstVersion' };
    if (dayKind(calendar, day, post.workshopId) === 'stopped') return { kind: 'stopped' };
    return items.length === 0 ? { kind: 'nothingDue' } : null;
  };
  const stands = nothing();
  const measured = items.flatMap(({ lineId, measurements }) => (measurements ? [lineId] : []));
  const rows = stands || measured.length === 0 ? [] : await measuredOf(scope).last(measured, postId);
  return {
    postId,
    postName: post.name,
    workshopName: workshops.find(({ id }) => id === post.workshopId)?.name ?? '',
    day,
    turn,
    shift: turnWords({ turn, turnName: turnsAsked(here, turns).find(({ key }) => key === turn)?.name }),
    today: permit.today,
    dueTime: turnEnd(turn, post.dueTime),
    until: until ?? day,
    leftMs: millisecondsOf(dueAt(post, until ?? day, turn)) - millisecondsOf(cx.now()),
    versionId: version?.id ?? '',
    versionNumber: version?.number ?? 0,
    items: items.map((item, at) => ({
      id: item.id, riskPoint: item.riskPoint, checkContent: item.checkContent, method: item.method, criterion: criterionWords(item),
      criterionStandard: item.criterionStandard, limit: limitStateOf(item), level: item.level, ...(untils[at]! > day ? { waitsUntil: untils[at] } : {}),
      ...(asksForPhoto(photoPercent, { enterpriseId: permit.enterpriseId, postId, day, turn, itemId: item.id }) ? { spot: true } : {}),
      ...(item.measurements ? { measurements: item.measurements, last: lastValuesOf(rows.filter(({ lineId }) => lineId === item.lineId), item.measurements) } : {}),
    })),
    nothing: stands,
    plate: createHash('sha256').update(meantCode(post.code)).digest('hex'),
    mark: stands || !mark ? '' : await mark(),
  };
}
