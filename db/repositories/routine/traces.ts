import { and, count, eq, gte, isNotNull, lte, or, sql, sum } from 'drizzle-orm';
import { type CheckTrace, type Signal, SIGNAL_DAYS, signalsOf, type TracedPhoto } from '../../../app/domain/routine/signals';
import { clockOff } from '../../../app/domain/routine/state';
import { addDays, type Day } from '../../../app/domain/shared/day';
import { type Instant, instantAt } from '../../../app/domain/shared/instant';
import { originalOf } from '../../../app/domain/shared/marks';
import { checkAnswers, checkRecords, evidence, signalAnswers } from '../../schema';
import { rulesFor } from '../organisation/enterprises';
import type { Scope } from '../scope';

/** What somebody said of what was told of a check of their own. */
export interface SignalAnswer {
  readonly recordId: string;
  readonly words: string;
  readonly answeredByName: string;
  readonly answeredAt: Instant;
}

const OF_RECORD = and(eq(checkRecords.enterpriseId, checkAnswers.enterpriseId), eq(checkRecords.id, checkAnswers.recordId));

/** How far back the same photo is looked for, in days. */
const PHOTO_DAYS = 400;

/** What should be looked at in each check from `from` to `to`, by its id, by the rules of the factory as they are; with the checks it was told from, those of one person where `personId` says so. Five queries. */
export async function signalsBetween(scope: Scope, from: Day, to: Day, personId?: string): Promise<{ readonly checks: readonly CheckTrace[]; readonly signals: ReadonlyMap<string, readonly Signal[]> }> {
  const traces = tracesOf(scope);
  const since = addDays(from, -PHOTO_DAYS);
  const [checks, photos, looks, { signals: rules }] = await Promise.all([traces.checks(addDays(from, -SIGNAL_DAYS), to, personId), traces.photos(since, to), traces.looks(since, personId), rulesFor(scope)]);
  const traced = photos.map((photo) => (looks.has(photo.photo) ? { ...photo, look: looks.get(photo.photo)! } : photo));
  return { checks, signals: signalsOf(from, checks, traced, rules) };
}

/** How the checks of one factory were made, those of one person where `personId` says so; corrections and 后续报告 are left out. */
export const tracesOf = (scope: Scope) => {
  const own = (from: Day, to: Day, personId?: string) =>
    and(
      eq(checkRecords.enterpriseId, scope.enterpriseId), gte(checkRecords.day, from), lte(checkRecords.day, to), eq(checkRecords.further, 0), eq(checkRecords.revision, 0),
      personId === undefined ? undefined : eq(checkRecords.personId, personId),
    );
  return {
    /** Checks from `from` to `to`. Two queries. */
    async checks(from: Day, to: Day, personId?: string): Promise<CheckTrace[]> {
      const [records, counts] = await Promise.all([
        scope.read.select().from(checkRecords).where(own(from, to, personId)),
        scope.read
          .select({ recordId: checkAnswers.recordId, items: count(), findings: sum(sql`case when ${checkAnswers.result} = 'nonconforming' then 1 else 0 end`), missed: sum(sql`case when ${checkAnswers.spot} like '%"photos":[]%' then 1 else 0 end`) })
          .from(checkAnswers).innerJoin(checkRecords, OF_RECORD).where(own(from, to, personId)).groupBy(checkAnswers.recordId),
      ]);
      const counted = new Map(counts.map(({ recordId, items, findings, missed }) => [recordId, { items, findings: Number(findings ?? 0), ...(Number(missed ?? 0) > 0 ? { photosMissed: Number(missed) } : {}) }]));
      return records.map((record): CheckTrace => {
        const { id, number, postId, postName, personId: by, personName, day, seconds, plate, openedAt, signedAt, submittedAt } = record;
        return {
          id, number, postId, postName, personId: by, personName, day, at: signedAt ?? submittedAt, seconds, clockOff: clockOff(record),
          ...(counted.get(id) ?? { items: 0, findings: 0 }), ...(openedAt === null ? {} : { plate }),
        };
      });
    },
    /** Photos of their answers, as they were taken. One query. */
    async photos(from: Day, to: Day, personId?: string): Promise<TracedPhoto[]> {
      const rows = await scope.read
        .select({ recordId: checkRecords.id, number: checkRecords.number, day: checkRecords.day, personId: checkRecords.personId, photos: checkAnswers.photos, spot: checkAnswers.spot })
        .from(checkAnswers).innerJoin(checkRecords, OF_RECORD).where(and(own(from, to, personId), or(sql`${checkAnswers.photos} <> '[]'`, isNotNull(checkAnswers.spot))));
      return rows.flatMap(({ photos, spot, ...of }) => [...photos, ...(spot?.photos ?? [])].map((name) => ({ ...of, photo: originalOf(name) })));
    },
    /** What photos look like that were taken in since a day, by their hash; those of one person where `personId` says so. One query. */
    async looks(from: Day, personId?: string): Promise<ReadonlyMap<string, string>> {
      const rows = await scope.read
        .select({ hash: evidence.hash, look: evidence.look })
        .from(evidence)
        .where(and(eq(evidence.enterpriseId, scope.enterpriseId), isNotNull(evidence.look), gte(evidence.uploadedAt, instantAt(from, '00:00')), personId === undefined ? undefined : eq(evidence.uploadedBy, personId)));
      return new Map(rows.map(({ hash, look }) => [hash, look!]));
    },
    /** What was said of checks from `from` to `to`. One query. */
    async answers(from: Day, to: Day): Promise<SignalAnswer[]> {
      return scope.read
        .select({ recordId: signalAnswers.recordId, words: signalAnswers.words, answeredByName: signalAnswers.answeredByName, answeredAt: signalAnswers.answeredAt })
        .from(signalAnswers).innerJoin(checkRecords, and(eq(checkRecords.enterpriseId, signalAnswers.enterpriseId), eq(checkRecords.id, signalAnswers.recordId)))
        .where(and(eq(signalAnswers.enterpriseId, scope.enterpriseId), gte(checkRecords.day, from), lte(checkRecords.day, to)));
    },
  };
};
