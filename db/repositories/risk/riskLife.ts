import { and, asc, desc, eq, gte, inArray, isNull, like, lte, or, type SQL, sql } from 'drizzle-orm';
import { titledFinding } from '../../../app/domain/hazard/title';
import type { CountedRecord, ProposalEvidence, ProposalKind } from '../../../app/domain/risk/upkeep/proposals';
import type { FoundHazard } from '../../../app/domain/risk/upkeep/reviewTriggers';
import type { Review } from '../../../app/domain/risk/upkeep/reviews';
import type { ListEvent } from '../../../app/domain/risk/list/listStory';
import type { AnswerResult } from '../../../app/domain/routine/types';
import { actorOf } from '../../../app/domain/events/told';
import type { Json } from '../../../app/domain/shared/canonical';
import type { Day } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import { checkAnswers, checkRecords, events, hazards, riskItems, riskProposalAnswers, riskReadings, riskReviews, templateChoices } from '../../schema';
import type { Reached } from '../../../app/domain/organisation/access/reach';
import { groupBy } from '../../../app/domain/shared/group';
import { HAZARD_REACH, TITLED } from '../hazard/hazardPage';
import { reachedWhere, type Scope } from '../scope';

export interface Reading {
  readonly versionId: string;
  readonly personId: string;
  readonly personName: string;
  readonly personTitle: string;
  readonly postIds: readonly string[];
  readonly readAt: Instant;
}

export interface ProposalAnswerOnFile {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly lineId: string;
  readonly riskPoint: string;
  readonly basis: string;
  readonly evidence: ProposalEvidence;
  readonly answer: 'accepted' | 'refused';
  readonly reason: string;
  readonly versionId: string | null;
  readonly answeredByName: string;
  readonly answeredOn: Day;
  readonly answeredAt: Instant;
}

/** How a line was answered last, and in which record. */
/** Answers read beyond those that are asked for, in place of corrected ones. */
const CORRECTED = 10;

export interface LastAnswer {
  readonly recordId: string;
  readonly day: Day;
  readonly result: AnswerResult;
}

export interface TemplateChoice {
  readonly categoryId: string;
  readonly key: string;
  readonly lineId: string;
  readonly edition: number;
  readonly answer: 'taken' | 'left';
}

/** What keeps the list of one factory alive: readings, re-assessments, answers to proposals and to the library. */
export const riskLifeOf = (scope: Scope) => {
  const reviews = async (where: SQL | undefined): Promise<Review[]> => {
    const rows = await scope.read
      .select()
      .from(riskReviews)
      .where(and(eq(riskReviews.enterpriseId, scope.enterpriseId), where))
      .orderBy(asc(riskReviews.dueDay), asc(riskReviews.id));
    return rows.map(({ enterpriseId: _, doneBy: __, outcomeVersionId: ___, ...review }) => review);
  };
  return {
    async readings(): Promise<Reading[]> {
      return scope.read
        .select({ versionId: riskReadings.versionId, personId: riskReadings.personId, personName: riskReadings.personName, personTitle: riskReadings.personTitle, postIds: riskReadings.postIds, readAt: riskReadings.readAt })
        .from(riskReadings)
        .where(eq(riskReadings.enterpriseId, scope.enterpriseId))
        .orderBy(asc(riskReadings.readAt));
    },
    /** Every re-assessment, the nearest day first. */
    reviews: () => reviews(undefined),
    openReviews: () => reviews(isNull(riskReviews.doneAt)),
    review: async (id: string): Promise<Review | null> => (await reviews(eq(riskReviews.id, id)))[0] ?? null,
    async proposalAnswers(): Promise<ProposalAnswerOnFile[]> {
      const rows = await scope.read.select().from(riskProposalAnswers).where(eq(riskProposalAnswers.enterpriseId, scope.enterpriseId)).orderBy(desc(riskProposalAnswers.answeredAt));
      return rows.map(({ enterpriseId: _, answeredBy: __, ...answer }) => answer);
    },
    async templateChoices(): Promise<TemplateChoice[]> {
      return scope.read
        .select({ categoryId: templateChoices.categoryId, key: templateChoices.key, lineId: templateChoices.lineId, edition: templateChoices.edition, answer: templateChoices.answer })
        .from(templateChoices)
        .where(eq(templateChoices.enterpriseId, scope.enterpriseId));
    },
    /** Hazards found since a day that name a line, a complaint or a sampling. */
    async hazardsSince(since: Day): Promise<FoundHazard[]> {
      const rows = await scope.read
        .select({ id: hazards.id, number: hazards.number, ...TITLED, source: hazards.source, riskLineId: hazards.riskLineId, postId: hazards.postId, foundDay: hazards.foundDay })
        .from(hazards)
        .where(and(eq(hazards.enterpriseId, scope.enterpriseId), gte(hazards.foundDay, since)))
        .orderBy(asc(hazards.foundDay), asc(hazards.id));
      return rows.map(({ description, riskPoint, sourceItemId, ...row }) => ({ ...row, title: titledFinding({ title: row.title, description, riskPoint, sourceItemId }).title }));
    },
    /** Valid answers (a corrected record gives way to its correction) by line of the list, days from `from` to `to`. */
    async answersByLine(from: Day, to: Day): Promise<Map<string, CountedRecord[]>> {
      const rows = await scope.read
        .select({ lineId: riskItems.lineId, recordId: checkRecords.id, number: checkRecords.number, day: checkRecords.day, result: checkAnswers.result })
        .from(checkAnswers)
        .innerJoin(checkRecords, and(eq(checkRecords.enterpriseId, checkAnswers.enterpriseId), eq(checkRecords.id, checkAnswers.recordId)))
        .innerJoin(riskItems, and(eq(riskItems.enterpriseId, checkAnswers.enterpriseId), eq(riskItems.id, checkAnswers.itemId)))
        .where(
          and(
            eq(checkRecords.enterpriseId, scope.enterpriseId),
            gte(checkRecords.day, from),
            lte(checkRecords.day, to),
            sql`not exists (select 1 from check_records later where later.enterprise_id = ${checkRecords.enterpriseId} and later.post_id = ${checkRecords.postId} and later.day = ${checkRecords.day} and later.further = ${checkRecords.further} and later.revision > ${checkRecords.revision})`,
          ),
        );
      const found = new Map<string, CountedRecord[]>();
      for (const { lineId, ...record } of rows) found.set(lineId, [...(found.get(lineId) ?? []), record]);
      return found;
    },
    /**
     * The newest valid answers of each line at the given posts, by line, the newest first and at most `most`; a line without one since `from` is left out. A corrected
     * record gives way to its correction. One query.
     */
    async lastAnswers(lineIds: readonly string[], postIds: readonly string[], from: Day, most: number): Promise<Map<string, LastAnswer[]>> {
      if (lineIds.length === 0) return new Map();
      const ranked = scope.read
        .select({
          lineId: riskItems.lineId, recordId: checkAnswers.recordId, day: checkRecords.day, result: checkAnswers.result, postId: checkRecords.postId, turn: checkRecords.turn, further: checkRecords.further,
          newest: sql<number>`row_number() over (partition by ${riskItems.lineId} order by ${checkRecords.day} desc, ${checkRecords.submittedAt} desc, ${checkRecords.revision} desc)`.as('newest'),
        })
        .from(checkRecords)
        .innerJoin(checkAnswers, and(eq(checkAnswers.enterpriseId, checkRecords.enterpriseId), eq(checkAnswers.recordId, checkRecords.id)))
        .innerJoin(riskItems, and(eq(riskItems.enterpriseId, checkAnswers.enterpriseId), eq(riskItems.id, checkAnswers.itemId)))
        .where(and(eq(checkRecords.enterpriseId, scope.enterpriseId), inArray(checkRecords.postId, [...postIds]), gte(checkRecords.day, from), inArray(riskItems.lineId, [...lineIds])))
        .as('ranked');
      const rows = await scope.read
        .select({ lineId: ranked.lineId, recordId: ranked.recordId, day: ranked.day, result: ranked.result, postId: ranked.postId, turn: ranked.turn, further: ranked.further })
        .from(ranked)
        .where(sql`${ranked.newest} <= ${most + CORRECTED}`)
        .orderBy(asc(ranked.lineId), sql`${ranked.newest}`);
      const newest = new Map<string, LastAnswer[]>();
      const told = new Set<string>();
      for (const { lineId, postId, turn, further, ...answer } of rows) {
        const of = newest.get(lineId) ?? [];
        const duty = [lineId, postId, answer.day, turn, further].join(' ');
        if (told.has(duty) || of.length === most) continue;
        told.add(duty);
        newest.set(lineId, [...of, answer]);
      }
      return newest;
    },
    /** Open hazards of lines within reach, the oldest first. One query. */
    async openHazards(lineIds: readonly string[], reached: Reached): Promise<Map<string, { id: string; number: string; title: string; deadline: Day | null }[]>> {
      if (lineIds.length === 0) return new Map();
      const rows = await scope.read
        .select({ id: hazards.id, number: hazards.number, ...TITLED, riskLineId: hazards.riskLineId, deadline: hazards.deadline })
        .from(hazards)
        .where(and(eq(hazards.enterpriseId, scope.enterpriseId), inArray(hazards.riskLineId, [...lineIds]), isNull(hazards.closedDay), reachedWhere(HAZARD_REACH, reached)))
        .orderBy(asc(hazards.foundDay), asc(hazards.id));
      return groupBy(rows.map(({ description, riskPoint, sourceItemId, title, ...row }) => ({ ...row, title: titledFinding({ title, description, riskPoint, sourceItemId }).title })), ({ riskLineId }) => riskLineId ?? '');
    },
    /** What was done about the list from the beginning of one draft to the publication of another, oldest first. */
    async listEvents(firstDraftId: string, lastVersionId: string): Promise<ListEvent[]> {
      const own = eq(events.enterpriseId, scope.enterpriseId);
      const marks = await scope.read
        .select({ seq: events.seq, subjectId: events.subjectId, type: events.type })
        .from(events)
        .where(and(own, eq(events.subjectKind, 'riskListVersion'), or(eq(events.subjectId, firstDraftId), eq(events.subjectId, lastVersionId))))
        .orderBy(asc(events.seq));
      const first = marks.find(({ subjectId }) => subjectId === firstDraftId)?.seq;
      if (first === undefined) return [];
      const last = marks.find(({ subjectId, type }) => subjectId === lastVersionId && type === 'risk.listPublished')?.seq;
      const rows = await scope.read
        .select({ type: events.type, subjectId: events.subjectId, actor: events.actor, at: events.at, payload: events.payload })
        .from(events)
        .where(and(own, like(events.type, 'risk.%'), gte(events.seq, first), last === undefined ? undefined : lte(events.seq, last)))
        .orderBy(asc(events.seq));
      return rows.map(({ type, subjectId, actor, at, payload }) => ({ type, subjectId, at, by: actorOf(actor).name, payload: JSON.parse(payload) as Json }));
    },
  };
};

