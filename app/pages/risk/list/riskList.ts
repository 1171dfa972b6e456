import { riskOf, type RiskListVersion } from 'db/repositories/risk/risk';
import { type IndexLine, riskIndexOf, type ShownLine } from 'db/repositories/risk/riskIndex';
import { type LastAnswer, riskLifeOf } from 'db/repositories/risk/riskLife';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { type LimitState, criterionWords, limitStateOf } from '~/domain/risk/library/limit';
import { marksOf } from '~/domain/risk/list/marks';
import type { Measure, OwnerMark, RiskLevel } from '~/domain/risk/types';
import { RISK_LEVELS } from '~/domain/risk/types';
import { worstLevel } from '~/domain/risk/plan/nodeColour';
import { CHECKS_SHOWN, checkLetters } from '~/domain/routine/lastChecks';
import { reachedBy } from '~/domain/organisation/access/reach';
import { addDays } from '~/domain/shared/day';
import { pageOf } from '~/domain/shared/page';
import type { Context } from '~/services/context';
import { type Choice, namesOf, peopleToChoose } from './names';
import { riskFilter, type RiskListQuery } from './riskListQuery';
import { MARKS, riskRows } from './riskRows';

/** How far back the last check of a row is looked for, in days. */
const LOOK_BACK_DAYS = 400;

/** Rows on one page of the table. */
export const ROWS_PER_PAGE = 50;

export interface RiskRow extends Pick<ShownLine, 'id' | 'version' | 'level' | 'stage' | 'riskPoint' | 'failure' | 'criterion' | 'frequency' | 'controlLevel'> {
  readonly measures: readonly Measure[];
  readonly limit: LimitState;
  readonly value: number | null;
  readonly workshop: string;
  readonly post: string;
  /** Level that remains with the measures in force; null while nobody assessed it. */
  readonly residual: RiskLevel | null;
  readonly owners: readonly [level: string, mark: OwnerMark, name: string | null][];
  /** How it was answered last at its post; null when it was not checked for a year and more. */
  readonly last: LastAnswer | null;
  /** The last of them in letters, the newest last (`domain/routine/lastChecks`). */
  readonly checks: string;
  /** Open hazards of the row. */
  readonly open: number;
  readonly template: boolean;
}

export interface RiskTreeNode {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly worst: RiskLevel | null;
  readonly posts: readonly { readonly id: string; readonly name: string; readonly items: number; readonly worst: RiskLevel | null }[];
}

const grouped = (lines: readonly IndexLine[], key: 'workshopId' | 'postId'): Map<string, IndexLine[]> => {
  const groups = new Map<string, IndexLine[]>();
  for (const line of lines) {
    const group = groups.get(line[key]);
    if (group) group.push(line);
    else groups.set(line[key], [line]);
  }
  return groups;
};
const worstOf = (lines: readonly IndexLine[]): RiskLevel | null => worstLevel(lines.map(({ level }) => level));

const shownVersion = ({ id, number, publication }: RiskListVersion) => ({ id, number, publication });

/**
 * The list as a tree of workshops and posts with one page of the rows that fit the question; what the person's role does
 * not reach is left out, and drafts are shown to those who reach the whole enterprise. Eleven queries at most: filters are
 * judged on narrow columns, texts are read when words are asked for, whole rows of one page only.
 */
export async function riskList(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, canEdit: boolean, query: RiskListQuery) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const [draft, published, names, filters] = await Promise.all([
    permit.reach === 'enterprise' ? risk.draft() : null, risk.latestPublished(), namesOf(scope), savedFiltersOf(scope).of(permit.personId, 'risk'),
  ]);
  const version = query.version === 'published' ? published : (draft ?? published);
  const { all: items, found } = version ? await riskRows(scope, permit, version.id, query, names) : { all: [], found: [] };
  const { rows: onPage, page, pages } = pageOf(found, query.page, ROWS_PER_PAGE);
  const shown = await riskIndexOf(scope).shown(onPage.map(({ id }) => id));
  const lineIds = shown.map(({ lineId }) => lineId);
  const life = riskLifeOf(scope);
  const [last, open] = await Promise.all([life.lastAnswers(lineIds, [...new Set(shown.map(({ postId }) => postId))], addDays(permit.today, -LOOK_BACK_DAYS), CHECKS_SHOWN), life.openHazards(lineIds, reachedBy(permit))]);
  const row = (item: ShownLine): RiskRow => ({
    id: item.id, version: item.version, level: item.level, stage: item.stage, riskPoint: item.riskPoint, failure: item.failure, measures: item.measures, criterion: criterionWords(item),
    limit: limitStateOf(item), frequency: item.frequency, controlLevel: item.controlLevel, value: item.assessment?.value ?? null,
    workshop: names.workshop(item.workshopId), post: names.post(item.postId), template: item.confirmedBy === null,
    residual: item.residual?.level ?? null, last: last.get(item.lineId)?.[0] ?? null, checks: checkLetters((last.get(item.lineId) ?? []).map(({ result }) => result).toReversed()), open: open.get(item.lineId)?.length ?? 0,
    owners: [
      ['企业', marksOf(item).enterprise, names.person(item.ownerEnterprise) || null], ['车间', marksOf(item).workshop, names.person(item.ownerWorkshop) || null],
      ['岗位', marksOf(item).post, names.person(item.ownerPost) || null],
    ],
  });
  const [byWorkshop, byPost] = [grouped(items, 'workshopId'), grouped(items, 'postId')];
  const tree = names.workshops
    .map((workshop): RiskTreeNode => {
      const own = byWorkshop.get(workshop.id) ?? [];
      const posts = names.posts
        .filter((post) => post.workshopId === workshop.id && covers(permit, { workshopId: workshop.id, postId: post.id }))
        .map(({ id, name, closedOn }) => ({ id, name, closedOn, held: byPost.get(id) ?? [] }))
        .filter(({ held, closedOn }) => held.length > 0 || closedOn === null)
        .map(({ id, name, held }) => ({ id, name, items: held.length, worst: worstOf(held) }));
      return { id: workshop.id, name: workshop.name, items: own.length, worst: worstOf(own), posts };
    })
    .filter(({ posts, items: total }) => posts.length > 0 || total > 0);
  return {
    canEdit,
    whole: permit.reach === 'enterprise',
    editable: canEdit && version !== null && version.publication === null,
    version: version && shownVersion(version),
    draft: draft && { id: draft.id, number: draft.number },
    published: published && { id: published.id, number: published.number },
    hasPosts: names.posts.length > 0,
    tree,
    counts: {
      all: items.length,
      found: found.length,
      unconfirmed: items.filter(MARKS.unconfirmed).length,
      unnamed: items.filter(MARKS.unnamed).length,
      unverified: items.filter(MARKS.unverified).length,
      unassessed: items.filter(({ level }) => level === null).length,
      levels: RISK_LEVELS.map((level) => [level, items.filter((item) => item.level === level).length] as const),
    },
    rows: shown.map(row),
    page,
    pages,
    filter: riskFilter(query),
    filters,
    people: canEdit ? peopleToChoose(names.members, permit.today) : ([] satisfies Choice[]),
  };
}

export type RiskListView = Awaited<ReturnType<typeof riskList>>;
