import { checksOf, type Signature } from 'db/repositories/routine/checks';
import { calendarOf } from 'db/repositories/routine/calendar';
import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { type PostDaysView, postDaysBetween } from 'db/repositories/routine/postDays';
import { riskOf } from 'db/repositories/risk/risk';
import type { Scope } from 'db/repositories/scope';
import { dailyNumber, type DailyPost, type DailyPostRecord, type DailyRecordInput } from '~/domain/report/dailyRecord';
import { signedBy } from '~/domain/report/paper';
import { criterionWords } from '~/domain/risk/library/limit';
import { askedOf, valueWords } from '~/domain/risk/list/measurements';
import { stopOn } from '~/domain/routine/calendar';
import { clockOff, deliveredApart, timelinessOf } from '~/domain/routine/state';
import { turnWords } from '~/domain/routine/turn';
import { plateWords, standInWords } from '~/domain/routine/words';
import type { CheckRecord } from '~/domain/routine/types';
import type { Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

/** A post of the day with its place, and the hash its record is found by. */
export interface PostOnFile extends DailyPost {
  readonly workshopId: string;
  readonly record: (DailyPostRecord & { readonly contentHash: string }) | null;
}

/** What is on file for a day as the paper prints it; `asOf` leaves out what was written later. */
export interface DayOnFile {
  readonly view: PostDaysView;
  /** Every post that owed or did something. */
  readonly posts: readonly PostOnFile[];
  readonly factory: string;
  readonly titles: DailyRecordInput['titles'];
}

/** A day from its records, as they stand or as they stood at an instant. A post with a record is called as the record calls it. */
export async function dayOnFile(scope: Scope, day: Day, today: Day, asOf: Instant | null = null): Promise<DayOnFile> {
  const checks = checksOf(scope);
  const [view, enterprise, rules, versions, calendar, all] = await Promise.all([
    postDaysBetween(scope, day, day, today, asOf), enterpriseOf(scope), rulesFor(scope), riskOf(scope).published(), calendarOf(scope).working(), checks.between(day, day),
  ]);
  const days = view.days.filter(({ state, further }) => state !== 'nothingDue' || further.length > 0);
  const records = days.flatMap(({ latest, further }) => [...(latest ? [latest] : []), ...further]);
  const [answers, hazards, ...listed] = await Promise.all([
    checks.answersOfAll(records.map(({ id }) => id)),
    checks.hazardsOf([...all, ...records].map(({ id }) => id)),
    ...[...new Set(records.map(({ versionId }) => versionId))].map((versionId) => riskOf(scope).itemsOf(versionId)),
  ]);
  const items = new Map(listed.flat().map((item) => [item.id, item]));
  const hazardNumbers = new Map(hazards.map(({ itemId, recordId, number }) => [`${recordId} ${itemId}`, number]));
  const names = { posts: new Map(view.posts.map(({ id, name }) => [id, name])), workshops: new Map(view.workshops.map(({ id, name }) => [id, name])) };
  const recordOf = (first: CheckRecord | null, latest: CheckRecord | null): PostOnFile['record'] => {
    if (!first || !latest) return null;
    const corrected = all.find(({ id }) => id === latest.correctsId);
    return {
      id: latest.id, number: latest.number, checker: { name: latest.personName, title: latest.personTitle }, submittedAt: latest.submittedAt, dueAt: latest.dueAt,
      timeliness: timelinessOf(first), zeroRisk: latest.zeroRisk, backfillReason: latest.backfillReason || null,
      ...(deliveredApart(latest) ? { signedAt: latest.signedAt } : {}), ...(standInWords(latest.inPlaceOf) ? { standIn: standInWords(latest.inPlaceOf)! } : {}), ...(plateWords(latest) ? { plate: plateWords(latest)! } : {}), ...(clockOff(latest) === null ? {} : { clockOff: clockOff(latest) }), contentHash: latest.contentHash,
      listVersion: `第 ${versions.find(({ id }) => id === latest.versionId)?.number ?? '—'} 版`, listHash: latest.versionHash,
      corrects: corrected ? { number: corrected.number, reason: latest.correctionReason ?? '' } : null,
      answers: answers.filter(({ recordId }) => recordId === latest.id).flatMap(({ itemId, result, description, immediateMeasure, photos, values, product, spot }) => {
        const item = items.get(itemId);
        if (!item) return [];
        const { stage, riskPoint, checkContent, method, limitVerified, limitReading } = item;
        const hazardNumber = hazardNumbers.get(`${first.id} ${itemId}`) ?? null;
        return [{ itemId, stage, riskPoint, checkContent, method, criterion: criterionWords(item), limitVerified, ...(limitReading ? { limitReading } : {}), result, description, immediateMeasure, photos, ...(values ? { measured: valueWords(askedOf(item.measurements ?? []), product ?? '', values) } : {}), ...(spot ? { spot } : {}), hazardNumber }];
      }),
    };
  };
  const posts = days.map(({ postId, turn, turnName, workshopId, state, gapReason, first, latest, further }): PostOnFile => ({
    postId, workshopId, ...(turn ? { turn, shift: turnWords({ turn, turnName: (latest ?? further[0])?.turnName ?? turnName }) } : {}), workshop: (latest ?? further[0])?.workshopName ?? names.workshops.get(workshopId) ?? '', post: (latest ?? further[0])?.postName ?? names.posts.get(postId) ?? '', state,
    reason: gapReason ?? (state === 'stopped' ? (stopOn(calendar, day, workshopId)?.reason ?? '') : ''), record: recordOf(first, latest),
    ...(further.length > 0 ? { further: further.flatMap((report) => recordOf(report, report) ?? []) } : {}),
  }));
  return { view, posts, factory: enterprise.name, titles: rules.titles };
}

/** The day's paper over some posts, as the domain prints it. */
export const dailyInput = (
  { factory, titles }: Pick<DayOnFile, 'factory' | 'titles'>,
  day: Day,
  posts: readonly DailyPost[],
  of: { readonly contentHash: string; readonly verifyUrl: string; readonly createdAt: Instant; readonly signed: Pick<Signature, 'personName' | 'personTitle' | 'signedAt' | 'kind' | 'drawing'> | null },
): DailyRecordInput => ({
  titles, factory, number: dailyNumber(day), recordCode: dailyNumber(day), versionLabel: '', contentHash: of.contentHash, verifyUrl: of.verifyUrl, createdAt: of.createdAt, day, posts,
  signatures: [{ label: '质量安全员', signed: of.signed && { name: of.signed.personName, title: of.signed.personTitle, at: of.signed.signedAt, ...signedBy(of.signed) } }],
});
