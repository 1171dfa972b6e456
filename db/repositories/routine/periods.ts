import { and, asc, eq, gte, isNull, lt, lte, or } from 'drizzle-orm';
import { postDayRow, type FindingRow, type HazardRow, type PeriodRecords, type PostName } from '../../../app/domain/routine/period';
import type { PostDay } from '../../../app/domain/routine/postDays';
import { titledFinding } from '../../../app/domain/hazard/title';
import { readDetails } from '../../../app/domain/hazard/details';
import { addDays, type Day } from '../../../app/domain/shared/day';
import { dayOf, instantAt } from '../../../app/domain/shared/instant';
import { checkAnswers, checkRecords, hazardActs, hazards, riskItems } from '../../schema';
import { TITLED } from '../hazard/hazardPage';
import { postDaysBetween, type PostDaysView } from './postDays';
import type { Scope } from '../scope';

/** Posts with the names of their workshops, in the order of both. */
export function namedPosts({ workshops, posts }: Pick<PostDaysView, 'workshops' | 'posts'>): PostName[] {
  return workshops.flatMap((workshop) =>
    posts
      .filter((post) => post.workshopId === workshop.id)
      .map((post) => ({ id: post.id, name: post.name, workshopId: workshop.id, workshopName: workshop.name })),
  );
}

/** 不符合 answers of the records that count and of 后续报告, each with the hazard it opened. Two queries. */
export async function findingsBetween(scope: Scope, from: Day, to: Day, postDays: readonly PostDay[]): Promise<FindingRow[]> {
  const recordOf = and(eq(checkRecords.enterpriseId, scope.enterpriseId), gte(checkRecords.day, from), lte(checkRecords.day, to));
  const [answers, opened] = await Promise.all([
    scope.read
      .select({
        recordId: checkAnswers.recordId, itemId: checkAnswers.itemId, day: checkRecords.day, postId: checkRecords.postId,
        riskPoint: riskItems.riskPoint, description: checkAnswers.description,
      })
      .from(checkAnswers)
      .innerJoin(checkRecords, and(eq(checkRecords.enterpriseId, checkAnswers.enterpriseId), eq(checkRecords.id, checkAnswers.recordId)))
      .innerJoin(riskItems, and(eq(riskItems.enterpriseId, checkAnswers.enterpriseId), eq(riskItems.id, checkAnswers.itemId)))
      .where(and(recordOf, eq(checkAnswers.result, 'nonconforming')))
      .orderBy(asc(checkRecords.day), asc(checkAnswers.recordId), asc(checkAnswers.position)),
    scope.read
      .select({ id: hazards.id, number: hazards.number, recordId: hazards.sourceRecordId, itemId: hazards.sourceItemId })
      .from(hazards)
      .innerJoin(checkRecords, and(eq(checkRecords.enterpriseId, hazards.enterpriseId), eq(checkRecords.id, hazards.sourceRecordId)))
      .where(recordOf),
  ]);
  const hazardBySource = new Map(opened.map((hazard) => [`${hazard.recordId}/${hazard.itemId}`, hazard]));
  const dayByRecord = new Map(postDays.flatMap((postDay) => [...(postDay.latest ? [postDay.latest] : []), ...postDay.further].map(({ id }) => [id, postDay] as const)));
  return answers.flatMap((answer) => {
    const postDay = dayByRecord.get(answer.recordId);
    if (!postDay) return [];
    const hazard = hazardBySource.get(`${answer.recordId}/${answer.itemId}`) ?? hazardBySource.get(`${postDay.first?.id}/${answer.itemId}`);
    return [{ ...answer, hazardId: hazard?.id ?? null, hazardNumber: hazard?.number ?? null }];
  });
}

/** Every hazard that was open at some time from `from` to `to`, with its present state. Two queries. */
export async function hazardsOpenWithin(scope: Scope, from: Day, to: Day): Promise<HazardRow[]> {
  const touching = and(
    eq(hazards.enterpriseId, scope.enterpriseId),
    lt(hazards.registeredAt, instantAt(addDays(to, 1), '00:00')),
    or(isNull(hazards.closedDay), gte(hazards.closedDay, from)),
  );
  const [rows, rectifications] = await Promise.all([
    scope.read
      .select({
        id: hazards.id, number: hazards.number, ...TITLED, workshopName: hazards.workshopName, postName: hazards.postName,
        responsibleName: hazards.responsibleName, registeredAt: hazards.registeredAt, grade: hazards.grade, stage: hazards.stage,
        deadline: hazards.deadline, closedDay: hazards.closedDay, immediateMeasure: hazards.immediateMeasure,
      })
      .from(hazards)
      .where(touching)
      .orderBy(asc(hazards.number)),
    scope.read
      .select({ hazardId: hazardActs.hazardId, details: hazardActs.details })
      .from(hazardActs)
      .innerJoin(hazards, and(eq(hazards.enterpriseId, hazardActs.enterpriseId), eq(hazards.id, hazardActs.hazardId)))
      .where(and(touching, eq(hazardActs.verb, 'rectify')))
      .orderBy(asc(hazardActs.ordinal)),
  ]);
  const measures = new Map(rectifications.map(({ hazardId, details }) => [hazardId, readDetails('rectify', details).measure]));
  return rows.map(({ registeredAt, immediateMeasure, sourceItemId, ...hazard }) => ({
    ...hazard,
    ...titledFinding({ ...hazard, sourceItemId }),
    registeredOn: dayOf(registeredAt),
    measure: measures.get(hazard.id) ?? immediateMeasure,
  }));
}

/** The rows a report of `from` to `to` is compiled from. Eleven queries, however long the span. */
export async function periodRecords(scope: Scope, from: Day, to: Day, today: Day): Promise<PeriodRecords> {
  const asOf = today < to ? today : to;
  const view = await postDaysBetween(scope, from, asOf, today);
  const [findings, hazardRows] = await Promise.all([findingsBetween(scope, from, asOf, view.days), hazardsOpenWithin(scope, from, asOf)]);
  return { posts: namedPosts(view), postDays: view.days.map(postDayRow), findings, hazards: hazardRows };
}
