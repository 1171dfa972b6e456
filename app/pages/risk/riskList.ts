import { libraryOf } from 'db/repositories/library';
import { riskOf, type RiskListVersion } from 'db/repositories/risk';
import { type IndexLine, type IndexTexts, riskIndexOf, type ShownLine } from 'db/repositories/riskIndex';
import { type LastAnswer, riskLifeOf } from 'db/repositories/riskLife';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import { templateUpdatesOf } from 'db/repositories/templateUpdates';
import { type Authorised, covers } from '~/domain/organisation/authority';
import { marksOf } from '~/domain/risk/marks';
import type { Measure, OwnerMark, RiskLevel } from '~/domain/risk/types';
import { RISK_LEVELS } from '~/domain/risk/types';
import { worstLevel } from '~/domain/risk/nodeColour';
import { addDays } from '~/domain/shared/day';
import { answers, type Initials, wordsOf } from '~/domain/shared/words';
import type { Context } from '~/services/context';
import { initialsFor } from '../initials';
import { reachedBy } from '../reached';
import { type Choice, namesOf, peopleToChoose } from './names';
import { riskFilter, type RiskListQuery } from './riskListQuery';

/** How far back the last check of a row is looked for, in days. */
const LOOK_BACK_DAYS = 400;

/** Rows on one page of the table. */
export const ROWS_PER_PAGE = 50;

export interface RiskRow extends Pick<ShownLine, 'id' | 'version' | 'level' | 'stage' | 'riskPoint' | 'failure' | 'criterion' | 'limitVerified' | 'frequency' | 'controlLevel'> {
  readonly measures: readonly Measure[];
  readonly value: number | null;
  readonly workshop: string;
  readonly post: string;
  /** Level that remains with the measures in force; null while nobody assessed it. */
  readonly residual: RiskLevel | null;
  readonly owners: readonly [level: string, mark: OwnerMark, name: string | null][];
  /** How it was answered last at its post; null when it was not checked for a year and more. */
  readonly last: LastAnswer | null;
  readonly template: boolean;
}

export interface RiskTreeNode {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly worst: RiskLevel | null;
  readonly posts: readonly { readonly id: string; readonly name: string; readonly items: number; readonly worst: RiskLevel | null }[];
}

const unnamed = (item: IndexLine): boolean => !item.ownerEnterprise && !item.ownerWorkshop && !item.ownerPost;
const MARKS = { unconfirmed: (item: IndexLine) => !item.confirmedBy, unnamed, unverified: (item: IndexLine) => !item.limitVerified };

const fits = (item: IndexLine, query: RiskListQuery): boolean =>
  (!query.workshop || item.workshopId === query.workshop) &&
  (!query.post || item.postId === query.post) &&
  (!query.stage || item.stage === query.stage) &&
  (!query.dimension || item.dimension === query.dimension) &&
  (!query.level || (query.level === 'none' ? item.level === null : item.level === query.level)) &&
  (!query.mark || MARKS[query.mark](item));

/** Stands between texts, so that no initials run from the end of one into the next. */
const APART = '\uE000';

/**
 * Whether the texts of a row and the `names` it stands under (workshop, post, persons) hold every word: anywhere as written,
 * in risk point, failure and names also as pinyin initials.
 */
export function holds(row: IndexTexts, names: readonly string[], words: readonly string[], initials: Initials | null): boolean {
  const spoken = [row.riskPoint, row.failure, ...names].join(APART);
  return answers(`${spoken} ${row.product} ${row.measures.map(({ text }) => text).join(' ')} ${row.criterion} ${row.checkContent}`, words, initials, spoken);
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
 * not reach is left out, and drafts are shown to those who reach the whole enterprise. Twelve queries at most: filters are
 * judged on narrow columns, texts are read when words are asked for, whole rows of one page only. What a second
 * edition of the library changed is looked up for who works on the draft.
 */
export async function riskList(cx: Pick<Context, 'store'>, leave: Authorised<'risk.view'>, canEdit: boolean, query: RiskListQuery) {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const [risk, index, reached, words] = [riskOf(scope), riskIndexOf(scope), reachedBy(leave), wordsOf(query.words)];
  const [draft, published, names, filters, editions] = await Promise.all([
    leave.reach === 'enterprise' ? risk.draft() : null, risk.latestPublished(), namesOf(scope), savedFiltersOf(scope).of(leave.personId, 'risk'), canEdit ? libraryOf(cx.store).editions() : [],
  ]);
  const version = query.version === 'published' ? published : (draft ?? published);
  const editable = canEdit && version !== null && version.publication === null;
  const changing = editable && editions.filter(({ releasedAt }) => releasedAt !== null).length > 1;
  const [items, texts, initials, library] = await Promise.all([
    version ? index.lines(version.id, reached) : [], version && words.length > 0 ? index.texts(version.id, reached) : null, initialsFor(words),
    changing ? templateUpdatesOf(scope) : null,
  ]);
  const byId = texts && new Map(texts.map((row) => [row.id, row]));
  const namesOfRow = (item: IndexLine) => [names.workshop(item.workshopId), names.post(item.postId), names.person(item.ownerEnterprise), names.person(item.ownerWorkshop), names.person(item.ownerPost)];
  const worded = (item: IndexLine): boolean => !byId || (byId.has(item.id) && holds(byId.get(item.id)!, namesOfRow(item), words, initials));
  const found = items.filter((item) => fits(item, query) && worded(item));
  const pages = Math.max(1, Math.ceil(found.length / ROWS_PER_PAGE));
  const page = Math.min(Math.max(1, query.page), pages);
  const shown = await index.shown(found.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE).map(({ id }) => id));
  const last = await riskLifeOf(scope).lastAnswers(shown.map(({ lineId }) => lineId), [...new Set(shown.map(({ postId }) => postId))], addDays(leave.today, -LOOK_BACK_DAYS));
  const row = (item: ShownLine): RiskRow => ({
    id: item.id, version: item.version, level: item.level, stage: item.stage, riskPoint: item.riskPoint, failure: item.failure, measures: item.measures, criterion: item.criterion,
    limitVerified: item.limitVerified, frequency: item.frequency, controlLevel: item.controlLevel, value: item.assessment?.value ?? null,
    workshop: names.workshop(item.workshopId), post: names.post(item.postId), template: item.confirmedBy === null,
    residual: item.residual?.level ?? null, last: last.get(item.lineId) ?? null,
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
        .filter((post) => post.workshopId === workshop.id && covers(leave, { workshopId: workshop.id, postId: post.id }))
        .map(({ id, name, closedOn }) => ({ id, name, closedOn, held: byPost.get(id) ?? [] }))
        .filter(({ held, closedOn }) => held.length > 0 || closedOn === null)
        .map(({ id, name, held }) => ({ id, name, items: held.length, worst: worstOf(held) }));
      return { id: workshop.id, name: workshop.name, items: own.length, worst: worstOf(own), posts };
    })
    .filter(({ posts, items: total }) => posts.length > 0 || total > 0);
  return {
    canEdit,
    whole: leave.reach === 'enterprise',
    editable,
    libraryUpdates: library && library.updates.length > 0 ? { edition: library.edition.edition, rows: library.updates.length } : null,
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
    people: canEdit ? peopleToChoose(names.members, leave.today) : ([] satisfies Choice[]),
  };
}

export type RiskListView = Awaited<ReturnType<typeof riskList>>;
