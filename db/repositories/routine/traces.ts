import { and, count, eq, gte, lte, sql, sum } from 'drizzle-orm';
import { type CheckTrace, type Signal, SIGNAL_DAYS, signalsOf, type TracedPhoto } from '../../../app/domain/routine/signals';
import { clockOff } from '../../../app/domain/routine/state';
import { addDays, type Day } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import { originalOf } from '../../../app/domain/shared/marks';
import { checkAnswers, checkRecords, signalAnswers } from '../../schema';
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

/** What should be looked at in each check from `from` to `to`, by its id, by the rules of the factory as they are; with the checks it was told from, those of one person where `personId` says so. Four queries. */
export async function signalsBetween(scope: Scope, from: Day, to: Day, personId?: string): Promise<{ readonly checks: readonly CheckTrace[]; readonly signals: ReadonlyMap<string, readonly Signal[]> }> {
  const traces = tracesOf(scope);
  const [checks, photos, { signals: rules }] = await Promise.all([traces.checks(addDays(from, -SIGNAL_DAYS), to, personId), traces.photos(addDays(from, -PHOTO_DAYS), to), rulesFor(scope)]);
  return { checks, signals: signalsOf(from, checks, photos, rules) };
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
          .select({ recordId: checkAnswers.recordId, items: count(), findings: sum(sql`case when ${checkAnswers.result} = 'nonconforming' then 1 else 0 end`) })
          .from(checkAnswers).innerJoin(checkRecords, OF_RECORD).where(own(from, to, personId)).groupBy(checkAnswers.recordId),
      ]);
      const counted = new Map(counts.map(({ recordId, items, findings }) => [recordId, { items, findings: Number(findings ?? 0) }]));
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
        .select({ recordId: checkRecords.id, number: checkRecords.number, day: checkRecords.day, photos: checkAnswers.photos })
        .from(checkAnswers).innerJoin(checkRecords, OF_RECORD).where(and(own(from, to, personId), sql`${checkAnswers.photos} <> '[]'`));
      return rows.flatMap(({ photos, ...of }) => photos.map((name) => ({ ...of, photo: originalOf(name) })));
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
