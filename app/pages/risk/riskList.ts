import { riskOf, type RiskListVersion } from 'db/repositories/risk';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/authority';
import type { RiskItem, RiskLevel, Stage } from '~/domain/risk/types';
import { RISK_LEVELS } from '~/domain/risk/types';
import type { Context } from '~/services/context';
import { type Choice, namesOf, peopleToChoose } from './names';

/** Rows on one page of the table. */
export const ROWS_PER_PAGE = 100;

export interface RiskListQuery {
  readonly version: 'draft' | 'published' | null;
  readonly workshop: string | null;
  readonly post: string | null;
  readonly stage: Stage | null;
  readonly level: RiskLevel | 'none' | null;
  readonly mark: 'unconfirmed' | 'unnamed' | 'unverified' | null;
  readonly words: string;
  readonly page: number;
}

export interface RiskRow extends Pick<RiskItem, 'id' | 'version' | 'level' | 'stage' | 'riskPoint' | 'failure' | 'measures' | 'criterion' | 'limitVerified' | 'frequency' | 'controlLevel'> {
  readonly value: number | null;
  readonly workshop: string;
  readonly post: string;
  readonly owners: readonly [level: string, name: string | null][];
  readonly template: boolean;
}

export interface RiskTreeNode {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly worst: RiskLevel | null;
  readonly posts: readonly { readonly id: string; readonly name: string; readonly items: number; readonly worst: RiskLevel | null }[];
}

const worstOf = (items: readonly RiskItem[]): RiskLevel | null => RISK_LEVELS.find((level) => items.some((item) => item.level === level)) ?? null;
const unnamed = (item: RiskItem): boolean => !item.ownerEnterprise && !item.ownerWorkshop && !item.ownerPost;
const MARKS = { unconfirmed: (item: RiskItem) => !item.confirmedBy, unnamed, unverified: (item: RiskItem) => !item.limitVerified };

function matches(item: RiskItem, query: RiskListQuery): boolean {
  const words = query.words.split(/\s+/).filter(Boolean);
  const text = `${item.riskPoint} ${item.failure} ${item.measures} ${item.criterion} ${item.checkContent}`;
  return (
    (!query.workshop || item.workshopId === query.workshop) &&
    (!query.post || item.postId === query.post) &&
    (!query.stage || item.stage === query.stage) &&
    (!query.level || (query.level === 'none' ? item.level === null : item.level === query.level)) &&
    (!query.mark || MARKS[query.mark](item)) &&
    words.every((word) => text.includes(word))
  );
}

const shownVersion = ({ id, number, publication }: RiskListVersion) => ({ id, number, publication });

/**
 * The list as a tree of workshops and posts with the rows that fit the question; what the person's role does not reach
 * is left out, and drafts are shown to those who reach the whole enterprise. Seven queries.
 */
export async function riskList(cx: Pick<Context, 'store'>, leave: Authorised<'risk.view'>, canEdit: boolean, query: RiskListQuery) {
  const scope = scopeOf(cx.store, leave.enterpriseId);
  const risk = riskOf(scope);
  const [draft, published, names] = await Promise.all([leave.reach === 'enterprise' ? risk.draft() : null, risk.latestPublished(), namesOf(scope)]);
  const version = query.version === 'published' ? published : query.version === 'draft' ? draft : (draft ?? published);
  const items = version ? (await risk.itemsOf(version.id)).filter((item) => covers(leave, item)) : [];
  const found = items.filter((item) => matches(item, query));
  const start = Math.max(0, query.page - 1) * ROWS_PER_PAGE;
  const row = (item: RiskItem): RiskRow => ({
    id: item.id, version: item.version, level: item.level, stage: item.stage, riskPoint: item.riskPoint, failure: item.failure, measures: item.measures, criterion: item.criterion,
    limitVerified: item.limitVerified, frequency: item.frequency, controlLevel: item.controlLevel, value: item.assessment?.value ?? null,
    workshop: names.workshop(item.workshopId), post: names.post(item.postId), template: item.confirmedBy === null,
    owners: [['企业', names.person(item.ownerEnterprise) || null], ['车间', names.person(item.ownerWorkshop) || null], ['岗位', names.person(item.ownerPost) || null]],
  });
  const tree = names.workshops
    .map((workshop): RiskTreeNode => {
      const own = items.filter(({ workshopId }) => workshopId === workshop.id);
      const posts = names.posts
        .filter((post) => post.workshopId === workshop.id && covers(leave, { workshopId: workshop.id, postId: post.id }))
        .map(({ id, name, closedOn }) => ({ id, name, closedOn, held: own.filter(({ postId }) => postId === id) }))
        .filter(({ held, closedOn }) => held.length > 0 || closedOn === null)
        .map(({ id, name, held }) => ({ id, name, items: held.length, worst: worstOf(held) }));
      return { id: workshop.id, name: workshop.name, items: own.length, worst: worstOf(own), posts };
    })
    .filter(({ posts, items: total }) => posts.length > 0 || total > 0);
  return {
    canEdit,
    whole: leave.reach === 'enterprise',
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
      levels: RISK_LEVELS.map((level) => [level, items.filter((item) => item.level === level).length] as const),
    },
    rows: found.slice(start, start + ROWS_PER_PAGE).map(row),
    page: Math.max(1, query.page),
    pages: Math.max(1, Math.ceil(found.length / ROWS_PER_PAGE)),
    people: canEdit ? peopleToChoose(names.members, leave.today) : ([] satisfies Choice[]),
  };
}

export type RiskListView = Awaited<ReturnType<typeof riskList>>;
