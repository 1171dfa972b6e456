import { and, eq } from 'drizzle-orm';
import { unpublishedYears } from '../../../app/domain/routine/calendar';
import { type PostDay, postDays } from '../../../app/domain/routine/postDays';
import { versionOn } from '../../../app/domain/routine/due';
import type { Post, Workshop } from '../../../app/domain/organisation/types';
import { type Day, daysFrom } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import type { RiskItem } from '../../../app/domain/risk/types';
import { recentOf } from '../../dialect/recent';
import { bySlices } from '../../../app/domain/shared/giveWay';
import { riskItems } from '../../schema';
import { calendarOf } from './calendar';
import { occasionsBetween } from './changes';
import { checksOf } from './checks';
import { periodAnswers } from './periodAnswers';
import { organisationOf } from '../organisation/organisation';
import { riskOf } from '../risk/risk';
import type { Scope } from '../scope';

/** How the posts of a factory stood over a stretch of days. */
export interface PostDaysView {
  readonly workshops: readonly Workshop[];
  readonly posts: readonly Post[];
  readonly days: readonly PostDay[];
  /** Years of the stretch whose holidays and exchanged days are not known. */
  readonly unpublishedYears: readonly number[];
}

/** What the rows of a published version say of when they are due; such rows never change, so those asked for lately are not read again. */
export async function dueRows(scope: Scope, versionId: string): Promise<readonly DueRow[]> {
  const known = atHand(scope.read);
  const name = `${scope.enterpriseId} ${versionId}`;
  const rows = known.get(name) ?? (await scope.read
    .select({ id: riskItems.id, versionId: riskItems.versionId, postId: riskItems.postId, workshopId: riskItems.workshopId, frequency: riskItems.frequency, changes: riskItems.changes, hourWindow: riskItems.hourWindow, lineId: riskItems.lineId })
    .from(riskItems)
    .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId)))
    .orderBy(riskItems.position));
  known.put(name, rows);
  return rows;
}

type DueRow = Pick<RiskItem, 'id' | 'versionId' | 'postId' | 'workshopId' | 'frequency' | 'changes' | 'hourWindow' | 'lineId'>;
/** Versions whose rows are at hand; a list of 5,000 rows takes about 2 MB. */
const atHand = recentOf<readonly DueRow[]>(20);

/** Days that are computed before it gives way to others: fewer of a longer list. */
const daysAtOnce = (items: number): number => Math.max(1, Math.floor(ITEM_DAYS / Math.max(1, items)));
const ITEM_DAYS = 5_000;

/**
 * What every post owed and did on every day from `from` to `to`, computed from list, calendar and records.
 * `asOf` leaves out records and reasons that came later. Eight queries (nine where there are 后续报告) and one for each frequency longer than a day, and three for items that are asked on
 * an event, however many posts and days.
 */
export async function postDaysBetween(scope: Scope, from: Day, to: Day, today: Day, asOf: Instant | null = null): Promise<PostDaysView> {
  const [workshops, posts, versions, calendar, allRecords, allReasons, allFurther] = await Promise.all([
    organisationOf(scope).workshops(),
    organisationOf(scope).posts(),
    riskOf(scope).published(),
    calendarOf(scope).working(),
    checksOf(scope).between(from, to),
    checksOf(scope).gapReasons('day', from, to),
    checksOf(scope).furtherBetween(from, to),
  ]);
  const records = asOf === null ? allRecords : allRecords.filter(({ submittedAt }) => submittedAt <= asOf);
  const further = asOf === null ? allFurther : allFurther.filter(({ submittedAt }) => submittedAt <= asOf);
  const gapReasons = asOf === null ? allReasons : allReasons.filter(({ explainedAt }) => explainedAt <= asOf);
  const used = new Set(daysFrom(from, to).flatMap((day) => versionOn(versions, day)?.id ?? []));
  const items = (await Promise.all([...used].map((versionId) => dueRows(scope, versionId)))).flat();
  const [periods, { occasions, answers: asked }] = await Promise.all([periodAnswers(scope, items, from, to), occasionsBetween(scope, items, posts, calendar.stops, from, to)]);
  const answers = [...periods, ...asked];
  const days = await bySlices(daysFrom(from, to), ([first, ...rest]) => postDays({ posts, versions, items, answers, occasions, calendar, records, further, gapReasons, from: first!, to: rest.at(-1) ?? first!, today }), daysAtOnce(items.length));
  return { workshops, posts, unpublishedYears: unpublishedYears(calendar, from, to), days: days.flat() };
}
