import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { LOOKED_BACK } from '../../../app/domain/supervision/records';
import type { Instrument, InstrumentAct, InstrumentLine, InstrumentStory } from '../../../app/domain/supervision/instrument';
import type { FoundRisk, InstrumentStage } from '../../../app/domain/supervision/types';
import type { Day } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import { among } from '../../dialect/among';
import type { Reader } from '../../dialect/reader';
import { enterprises, instrumentActs, instruments, supervisionRecords } from '../../schema';
import type { Scope } from '../scope';

/** Where a page begins: after this one. */
export interface InstrumentKey {
  readonly at: string;
  readonly id: string;
}

const LINE = {
  enterpriseId: instruments.enterpriseId, id: instruments.id, number: instruments.number, kind: instruments.kind, documentNumber: instruments.documentNumber, words: instruments.words,
  replyBy: instruments.replyBy, regulatorId: instruments.regulatorId, regulatorName: instruments.regulatorName, enterpriseName: instruments.enterpriseName,
  officerName: instruments.officerName, secondOfficer: instruments.secondOfficer, risk: instruments.risk, issuedAt: instruments.issuedAt, stage: instruments.stage, stageAt: instruments.stageAt, heading: instruments.heading,
};
const lines = (read: Reader, where: SQL | undefined, order: readonly SQL[], size: number): Promise<InstrumentLine[]> => read.select(LINE).from(instruments).where(where).orderBy(...order).limit(size);

/** Those with their acts, in the order of `found`. One query. */
async function storiesOf(read: Reader, found: readonly InstrumentLine[]): Promise<InstrumentStory[]> {
  if (found.length === 0) return [];
  const acts = await read.select().from(instrumentActs).where(inArray(instrumentActs.instrumentId, found.map(({ id }) => id))).orderBy(asc(instrumentActs.ordinal));
  const actsOf = (of: InstrumentLine): InstrumentAct[] =>
    acts.filter(({ instrumentId, enterpriseId }) => instrumentId === of.id && enterpriseId === of.enterpriseId)
      .map(({ ordinal, verb, words, photos, hazards, byName, at }) => ({ ordinal, verb, words, photos, hazards, byName, at }));
  return found.map((line) => ({ ...line, acts: actsOf(line) }));
}

const OPEN: readonly InstrumentStage[] = ['issued', 'received'];
/** Open ones of one factory that are looked at; no factory has as many. */
const MOST_OPEN = 200;

/** What one factory was sent. */
export const instrumentsOf = (scope: Scope) => {
  const own = eq(instruments.enterpriseId, scope.enterpriseId);
  const newest = [desc(instruments.issuedAt), desc(instruments.id)];
  return {
    page: (key: InstrumentKey | null, size: number) =>
      lines(scope.read, and(own, key ? or(lt(instruments.issuedAt, key.at as Instant), and(eq(instruments.issuedAt, key.at as Instant), lt(instruments.id, key.id))) : undefined), newest, size),
    count: () => scope.read.$count(instruments, own),
    byId: async (id: string): Promise<InstrumentStory | null> => (await storiesOf(scope.read, await lines(scope.read, and(own, eq(instruments.id, id)), newest, 1)))[0] ?? null,
    /** Those in which the factory has something to do, the first sent first. Two queries. */
    open: async (): Promise<InstrumentStory[]> => storiesOf(scope.read, await lines(scope.read, and(own, inArray(instruments.stage, [...OPEN])), [asc(instruments.issuedAt), asc(instruments.id)], MOST_OPEN)),
  };
};

/** What a regulator sent, or several (one's own and those below); those of others are not even in the query. */
export const instrumentsBy = (read: Reader, of: string | readonly string[]) => {
  const own = among(instruments.regulatorId, [of].flat());
  const oldest = [asc(instruments.stageAt), asc(instruments.id)];
  const later = (key: InstrumentKey | null): SQL | undefined => (key ? or(gt(instruments.stageAt, key.at as Instant), and(eq(instruments.stageAt, key.at as Instant), gt(instruments.id, key.id))) : undefined);
  /** Closed until an instant, and not looked at again since. */
  const unseen = (until: Instant): SQL | undefined =>
    and(own, eq(instruments.stage, 'closed'), lte(instruments.stageAt, until), inArray(instruments.kind, [...LOOKED_BACK]), ne(instruments.regulatorId, instruments.enterpriseId), notExists(
      read.select({ id: supervisionRecords.id }).from(supervisionRecords).where(and(eq(supervisionRecords.instrumentId, instruments.id), isNull(supervisionRecords.withdrawnAt))),
    ));
  return {
    /** Those whose matter is to be looked at again, closed longest first. */
    toLookBack: (until: Instant, key: InstrumentKey | null, size: number) => lines(read, and(unseen(until), later(key)), oldest, size),
    toLookBackCount: (until: Instant) => read.$count(instruments, unseen(until)),
    /** Those at some stages, what stands there longest first. */
    page: (stages: readonly InstrumentStage[], key: InstrumentKey | null, size: number) =>
      lines(read, and(own, inArray(instruments.stage, [...stages]), later(key)), oldest, size),
    count: (stages: readonly InstrumentStage[]) => read.$count(instruments, and(own, inArray(instruments.stage, [...stages]))),
    byId: async (id: string): Promise<InstrumentStory | null> => (await storiesOf(read, await lines(read, and(own, eq(instruments.id, id)), oldest, 1)))[0] ?? null,
    /** Those one factory was sent, the newest first. */
    to: (enterpriseId: string, size: number) => lines(read, and(own, eq(instruments.enterpriseId, enterpriseId)), [desc(instruments.issuedAt), desc(instruments.id)], size),
    /** What was found at a factory, since an instant; what was withdrawn left out. */
    async foundAt(enterpriseId: string, since: Instant): Promise<{ readonly risk: FoundRisk; readonly at: Instant }[]> {
      const rows = await read.select({ risk: instruments.risk, at: instruments.issuedAt }).from(instruments)
        .where(and(own, eq(instruments.enterpriseId, enterpriseId), isNotNull(instruments.risk), ne(instruments.stage, 'withdrawn'), gte(instruments.issuedAt, since)));
      return rows.map(({ risk, at }) => ({ risk: risk!, at }));
    },
    /** What the colour of a factory is told by, for each that has any: what was found since an instant, replies overdue on a day, and what has not ended. One query. */
    factsBy(since: Instant, today: Day): Promise<{ readonly id: string; readonly region: string; readonly major: number; readonly considerable: number; readonly late: number; readonly open: number }[]> {
      const sumOf = (holds: SQL | undefined) => sql<number>`coalesce(sum(case when ${holds} then 1 else 0 end), 0)`.mapWith(Number);
      const foundOf = (risk: FoundRisk) => sumOf(and(eq(instruments.risk, risk), gte(instruments.issuedAt, since)));
      return read
        .select({ id: instruments.enterpriseId, region: enterprises.region, major: foundOf('major'), considerable: foundOf('considerable'), late: sumOf(and(inArray(instruments.stage, [...OPEN]), lt(instruments.replyBy, today))), open: sumOf(ne(instruments.stage, 'closed')) })
        .from(instruments).innerJoin(enterprises, eq(enterprises.enterpriseId, instruments.enterpriseId))
        .where(and(own, ne(instruments.stage, 'withdrawn'))).groupBy(instruments.enterpriseId, enterprises.region);
    },
    /** Which of some factories have an open one of a kind. */
    async openTo(enterpriseIds: readonly string[], kind: Instrument['kind']): Promise<ReadonlySet<string>> {
      if (enterpriseIds.length === 0) return new Set();
      const rows = await read.select({ id: instruments.enterpriseId }).from(instruments).where(and(own, eq(instruments.kind, kind), inArray(instruments.enterpriseId, [...enterpriseIds]), inArray(instruments.stage, [...OPEN, 'replied'])));
      return new Set(rows.map(({ id }) => id));
    },
  };
};
