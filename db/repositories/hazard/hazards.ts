import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import { countOf, sumOf, HAZARD_REACH, type HazardPage, type HazardQuery, hazardPage } from './hazardPage';
import { FIGURE_NAMES, type FigureName } from '../../../app/domain/report/ledgerColumns';
import { readAct } from '../../../app/domain/hazard/details';
import { titledFinding } from '../../../app/domain/hazard/title';
import type { HazardStory } from '../../../app/domain/hazard/story';
import type { Hazard, HazardAct, HazardPending, HazardProjection } from '../../../app/domain/hazard/types';
import type { Reached } from '../../../app/domain/organisation/access/reach';
import { type Day, day } from '../../../app/domain/shared/day';
import { amongListed } from '../../dialect/among';
import { prepared } from '../../dialect/prepared';
import { recentOf } from '../../dialect/recent';
import { hazardActs, hazards } from '../../schema/hazards';
import { chainHeadOf } from '../chainHead';
import { reachedParts, type Scope } from '../scope';

/** Sorts after every deadline there can be: the place of a hazard that has none yet. */
export const NO_DEADLINE = day('9999-12-31');

/** The projection as columns of `hazards`. */
export const projectionColumns = (projection: HazardProjection): HazardProjection & { dueOrder: Day } => ({
  ...projection,
  dueOrder: projection.deadline ?? NO_DEADLINE,
});

type HazardRow = typeof hazards.$inferSelect;
type ActRow = typeof hazardActs.$inferSelect;

export const toHazard = ({ enterpriseId: _, dueOrder: __, ...hazard }: HazardRow): Hazard => ({ ...hazard, ...titledFinding(hazard) });
const toAct = ({ enterpriseId: _, hazardId: __, ...act }: ActRow): HazardAct => readAct(act);

const actsListed = prepared((read) =>
  read
    .select()
    .from(hazardActs)
    .where(and(eq(hazardActs.enterpriseId, sql.placeholder('enterpriseId')), amongListed(hazardActs.hazardId, sql.placeholder('ids'))))
    .orderBy(asc(hazardActs.hazardId), asc(hazardActs.ordinal))
    .prepare(),
);

/** Counts as they were when the chain stood at `hash`. */
const countsAtHand = recentOf<{ readonly hash: string; readonly counts: { readonly open: number; readonly overdue: number } }>(500);

/** Finders over the hazards of one factory. */
export const hazardsOf = (scope: Scope) => {
  const own = (...conditions: (SQL | undefined)[]): SQL | undefined => and(eq(hazards.enterpriseId, scope.enterpriseId), ...conditions);
  const open = (...conditions: (SQL | undefined)[]): SQL | undefined => own(isNull(hazards.closedDay), ...conditions);
  const counted = async (where: SQL | undefined): Promise<number> =>
    (await scope.read.select({ n: count() }).from(hazards).where(where))[0]?.n ?? 0;
  const byId = async (id: string): Promise<Hazard | null> => {
    const [row] = await scope.read.select().from(hazards).where(own(eq(hazards.id, id)));
    return row ? toHazard(row) : null;
  };
  const acts = async (hazardId: string): Promise<HazardAct[]> =>
    (
      await scope.read
        .select()
        .from(hazardActs)
        .where(and(eq(hazardActs.enterpriseId, scope.enterpriseId), eq(hazardActs.hazardId, hazardId)))
        .orderBy(asc(hazardActs.ordinal))
    ).map(toAct);
  return {
    byId,
    acts,
    /** The hazard with everything done about it; null when it is not of this factory. */
    async story(id: string): Promise<HazardStory | null> {
      // One after the other: what is added in between is left out, so that the acts are those the hazard's row counts.
      const hazard = await byId(id);
      return hazard && { hazard, acts: (await acts(id)).filter(({ ordinal }) => ordinal <= hazard.version) };
    },
    /** Acts of several hazards, by hazard, oldest first. */
    async actsOfMany(ids: readonly string[]): Promise<Map<string, HazardAct[]>> {
      const found = new Map<string, HazardAct[]>(ids.map((id) => [id, []]));
      if (ids.length === 0) return found;
      const rows = await actsListed(scope.read).execute({ enterpriseId: scope.enterpriseId, ids: JSON.stringify(ids) });
      for (const row of rows) found.get(row.hazardId)?.push(toAct(row));
      return found;
    },
    /** How many were found between two days, by source, grade and stage, and how many of those are past their limit on `today`. */
    async tally(from: Day, to: Day, today: Day): Promise<readonly (Pick<Hazard, 'source' | 'grade' | 'stage'> & { readonly late: number; readonly count: number })[]> {
      const late = sql<number>`sum(case when ${hazards.closedDay} is null and ${hazards.dueOrder} < ${today} then 1 else 0 end)`.mapWith(Number);
      const rows = await scope.read.select({ source: hazards.source, grade: hazards.grade, stage: hazards.stage, late, count: count() }).from(hazards)
        .where(own(gte(hazards.foundDay, from), lte(hazards.foundDay, to))).groupBy(hazards.source, hazards.grade, hazards.stage);
      return rows;
    },
    /** How many were closed between two days, whenever they were found. */
    closedBetween: (from: Day, to: Day): Promise<number> => counted(own(gte(hazards.closedDay, from), lte(hazards.closedDay, to))),
    /** Numbers of those of one source that were found since a day, the first found first. */
    async numbersFrom(source: Hazard['source'], since: Day, limit: number): Promise<string[]> {
      const rows = await scope.read.select({ number: hazards.number }).from(hazards).where(own(eq(hazards.source, source), gte(hazards.foundDay, since))).orderBy(asc(hazards.foundDay), asc(hazards.id)).limit(limit);
      return rows.map(({ number }) => number);
    },
    /** Open ones of the highest grade, the latest found first. */
    async openMajor(limit: number): Promise<Pick<Hazard, 'id' | 'number' | 'title'>[]> {
      const rows = await scope.read.select().from(hazards).where(open(eq(hazards.grade, 'major'))).orderBy(desc(hazards.foundDay), desc(hazards.id)).limit(limit);
      return rows.map(toHazard);
    },
    /** Open ones of these, by id. */
    async openByIds(ids: readonly string[]): Promise<Map<string, Hazard>> {
      if (ids.length === 0) return new Map();
      const rows = await scope.read.select().from(hazards).where(open(inArray(hazards.id, [...ids])));
      return new Map(rows.map((row) => [row.id, toHazard(row)]));
    },
    /** Hazards by their numbers, each with its id and stage; a number of no hazard of this factory is left out. */
    async byNumber(numbers: readonly string[]): Promise<Map<string, Pick<Hazard, 'id' | 'stage'>>> {
      if (numbers.length === 0) return new Map();
      const rows = await scope.read.select({ id: hazards.id, number: hazards.number, stage: hazards.stage }).from(hazards).where(own(inArray(hazards.number, [...numbers])));
      return new Map(rows.map(({ number, ...row }) => [number, row]));
    },
    /** One page of the ledger by key; see `hazardPage`. */
    page: (query: HazardQuery): Promise<HazardPage> => hazardPage(scope, query),
    /** How many the ledger has under a query, as far as they are counted; see `countOf`. */
    count: (query: Parameters<typeof countOf>[1]): Promise<number> => countOf(scope, query),
    /** The figures that any hazard of the factory names. */
    figures: async (): Promise<FigureName[]> => {
      const named = FIGURE_NAMES.map(async (name) => ((await scope.read.select({ id: hazards.id }).from(hazards).where(own(isNotNull(hazards[name]))).limit(1)).length > 0 ? [name] : []));
      return (await Promise.all(named)).flat();
    },
    /** What those under a filter that name a figure come to; see `sumOf`. */
    sum: (figure: FigureName, query: Parameters<typeof sumOf>[2]) => sumOf(scope, figure, query),
    /**
     * Rows without a close, and those of them past their deadline on `today`; both exact, both counted on an index alone, and again only
     * when the factory's chain has moved: no hazard changes without it.
     */
    async openCounts(reached: Reached, today: Day): Promise<{ open: number; overdue: number }> {
      // Read before the rows are counted: what is written meanwhile moves the head, and they are counted again.
      const { hash } = await chainHeadOf(scope);
      const held = countsAtHand(scope.read);
      const name = `${scope.enterpriseId} ${today} ${JSON.stringify(reached)}`;
      const known = held.get(name);
      if (known?.hash === hash) return known.counts;
      const parts = await Promise.all(
        reachedParts(HAZARD_REACH, reached).map(async (part) => [await counted(open(part)), await counted(open(part, lt(hazards.dueOrder, today)))] as const),
      );
      const counts = parts.reduce((sum, [all, late]) => ({ open: sum.open + all, overdue: sum.overdue + late }), { open: 0, overdue: 0 });
      held.put(name, { hash, counts });
      return counts;
    },
    /** Open hazards with the nearest deadline first, at most `limit`. */
    async nearest(where: { responsibleId?: string; pending?: HazardPending; stage?: Hazard['stage'] }, limit: number): Promise<Hazard[]> {
      const rows = await scope.read
        .select()
        .from(hazards)
        .where(
          open(
            where.responsibleId === undefined ? undefined : eq(hazards.responsibleId, where.responsibleId),
            where.pending === undefined ? undefined : eq(hazards.pending, where.pending),
            where.stage === undefined ? undefined : eq(hazards.stage, where.stage),
          ),
        )
        .orderBy(asc(hazards.dueOrder), asc(hazards.id))
        .limit(limit);
      return rows.map(toHazard);
    },
    /** Every open hazard whose deadline is on or before a day, the oldest deadline first. */
    async openDueBy(last: Day): Promise<Hazard[]> {
      const rows = await scope.read.select().from(hazards).where(open(lte(hazards.dueOrder, last))).orderBy(asc(hazards.dueOrder), asc(hazards.id));
      return rows.map(toHazard);
    },
    /** What a person found or is named for and that is closed, the latest first. */
    async closedOf(responsibleId: string, limit: number): Promise<Hazard[]> {
      const rows = await scope.read
        .select()
        .from(hazards)
        .where(own(eq(hazards.responsibleId, responsibleId), eq(hazards.stage, 'closed')))
        .orderBy(desc(hazards.foundDay), desc(hazards.id))
        .limit(limit);
      return rows.map(toHazard);
    },
    /** Earlier hazards of the same line of the risk list, found since a day: what makes this one a recurrence. */
    async earlierOfLine(hazard: Pick<Hazard, 'id' | 'riskLineId' | 'foundDay'>, since: Day): Promise<Hazard[]> {
      if (!hazard.riskLineId) return [];
      const rows = await scope.read
        .select()
        .from(hazards)
        .where(own(eq(hazards.riskLineId, hazard.riskLineId), gt(hazards.foundDay, since), lt(hazards.id, hazard.id)))
        .orderBy(desc(hazards.foundDay))
        .limit(10);
      return rows.map(toHazard);
    },
  };
};
