import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { libraryOf } from 'db/repositories/risk/library';
import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type LayGround, type UnmatchedPlace, unmatchedPlaces } from '~/domain/risk/library/lay';
import { staffingNeeds } from '~/domain/organisation/people/staffing';
import { staffingSentence } from '~/domain/organisation/people/staffingWords';
import { type Grouping, proposedPosts } from '~/domain/risk/library/proposed';
import { alikePlaces } from '~/domain/risk/library/matching';
import { isForSellers, rowsOfActivity } from '~/domain/risk/list/sellers';
import { COMMON_CATEGORY, type TemplateRow } from '~/domain/risk/library/template';
import type { RiskItem } from '~/domain/risk/types';
import type { Context } from '~/services/context';

/** The product categories of the library in force, to be chosen from; none before it was loaded. */
export async function productChoices(cx: Pick<Context, 'store'>): Promise<{ readonly value: string; readonly label: string }[]> {
  const library = libraryOf(cx.store);
  const edition = await library.edition();
  return edition ? (await library.categories(edition.edition)).map(({ id, name }) => ({ value: id, label: name })) : [];
}

type Sourced = Pick<RiskItem, 'templateCategory' | 'templateKey'>;
const sourcesOf = (items: readonly Sourced[]): Set<string> => new Set(items.flatMap(({ templateCategory, templateKey }) => (templateKey ? [`${templateCategory}/${templateKey}`] : [])));

/** The template library with the categories looked at opened: rows, standards, findings. A unit that only sells sees its own categories first and no maker's stages. Seven queries. */
export async function riskLibrary(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>, chosen: readonly string[]) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const library = libraryOf(cx.store);
  const [edition, draft, places, { activity }] = await Promise.all([library.edition(), risk.draft(), placesOf(scope), enterpriseOf(scope)]);
  if (!edition) return null;
  const categories = await library.categories(edition.edition);
  const known = chosen.filter((id) => id === COMMON_CATEGORY || categories.some((category) => category.id === id));
  const [all, items] = await Promise.all([library.rowsOf(edition.edition, known), draft ? risk.sourcesOf(draft.id) : []]);
  const rows = rowsOfActivity(activity, all, categories);
  const present = sourcesOf(items);
  return {
    edition,
    hasPosts: places.length > 0,
    /** Rows of makers' stages that a unit which only sells does not get. */
    leftOut: all.length - rows.length,
    categories: (activity === 'sales' ? [...categories].sort((a, b) => Number(isForSellers(b)) - Number(isForSellers(a))) : categories).map(({ id, name, rows: total }) => ({ id, name, rows: total, inList: items.filter(({ templateCategory }) => templateCategory === id).length })),
    chosen: known,
    opened: known.map((id) => {
      const category = categories.find((entry) => entry.id === id);
      return {
        id,
        name: category?.name ?? '通用（各类产品都适用）',
        regime: category ? { text: category.regime, verified: category.regimeVerified } : null,
        process: category?.process ?? [],
        standards: category?.standards ?? [],
        findings: category?.findings ?? [],
        rows: rows.filter(({ categoryId }) => categoryId === id).map((row) => ({ ...row, inList: present.has(`${row.categoryId}/${row.key}`) })),
      };
    }),
    unmatched: unmatchedPlaces(rows, { places, mappings: await risk.mappings() }).length,
  };
}

export type RiskLibraryView = NonNullable<Awaited<ReturnType<typeof riskLibrary>>>;

/** Categories of the library a list was laid from. */
const categoriesOf = (items: readonly Sourced[]): string[] => [...new Set(items.flatMap(({ templateCategory }) => (templateCategory ? [templateCategory] : [])))];

/** Places that none of the factory's posts answers to, with the rows that are not in the list yet; a place whose rows are all there waits no more. */
const waitingOf = (rows: readonly TemplateRow[], items: readonly Sourced[], ground: Pick<LayGround, 'places' | 'mappings'>): UnmatchedPlace[] => {
  const present = sourcesOf(items);
  return unmatchedPlaces(rows.filter((row) => !present.has(`${row.categoryId}/${row.key}`)), ground);
};

/** How many rows of the categories a draft was laid from wait for a post of the factory; null without a draft. Seven queries. */
export async function rowsWithoutPost(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>): Promise<number | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const library = libraryOf(cx.store);
  const [edition, draft, places, mappings, { activity }] = await Promise.all([library.edition(), risk.draft(), placesOf(scope), risk.mappings(), enterpriseOf(scope)]);
  if (!edition || !draft) return null;
  const items = await risk.sourcesOf(draft.id);
  const used = categoriesOf(items);
  if (used.length === 0) return 0;
  const [known, rows] = await Promise.all([library.categories(edition.edition), library.rowsOf(edition.edition, used)]);
  return waitingOf(rowsOfActivity(activity, rows, known), items, { places, mappings }).reduce((sum, place) => sum + place.rows.length, 0);
}

/**
 * Workshops and posts that are proposed out of the categories asked for, or else those the factory said it makes or sells, with the posts that stand already. Rows that
 * fit every product belong to it unless somebody asks otherwise.
 */
export async function riskProposed(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>, asked: readonly string[], grouping: Grouping) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const library = libraryOf(cx.store);
  const [edition, draft, places, mappings, enterprise, rules] = await Promise.all([library.edition(), risk.draft(), placesOf(scope), risk.mappings(), enterpriseOf(scope), rulesFor(scope)]);
  const known = edition ? await library.categories(edition.edition) : [];
  const wanted = asked.length > 0 ? asked : rules.products.length > 0 ? [...rules.products, COMMON_CATEGORY] : [];
  const chosen = [...new Set(wanted)].filter((id) => id === COMMON_CATEGORY || known.some((category) => category.id === id));
  const [all, items] = await Promise.all([edition ? library.rowsOf(edition.edition, chosen) : [], draft ? risk.sourcesOf(draft.id) : []]);
  const waiting = waitingOf(rowsOfActivity(enterprise.activity, all, known), items, { places, mappings });
  return {
    categories: [...known.map(({ id, name }) => ({ id, name })), { id: COMMON_CATEGORY, name: '通用（各类产品都适用）' }],
    chosen,
    grouping,
    rows: waiting.reduce((sum, place) => sum + place.rows.length, 0),
    proposed: proposedPosts(waiting, grouping),
    posts: places,
    duties: staffingNeeds(enterprise, rules).map(staffingSentence),
  };
}

/**
 * Places of the library that none of the factory's posts answers to, with the rows that wait and posts of a like name: of the categories
 * asked for, or of those the draft was laid from.
 */
export async function riskMapping(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>, asked: readonly string[]) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const library = libraryOf(cx.store);
  const [edition, draft, places, mappings, { activity }] = await Promise.all([library.edition(), risk.draft(), placesOf(scope), risk.mappings(), enterpriseOf(scope)]);
  const items = draft ? await risk.sourcesOf(draft.id) : [];
  const categories = asked.length > 0 ? [...asked] : categoriesOf(items);
  const [known, all] = edition ? await Promise.all([library.categories(edition.edition), library.rowsOf(edition.edition, categories)]) : [[], []];
  const rows = rowsOfActivity(activity, all, known);
  const name = (postId: string): string => {
    const place = places.find((entry) => entry.postId === postId);
    return place ? `${place.workshopName} · ${place.postName}` : '';
  };
  return {
    categories,
    categoryNames: categories.map((id) => known.find((category) => category.id === id)?.name ?? '通用'),
    unmatched: waitingOf(rows, items, { places, mappings }).map((place) => ({
      sourceWorkshop: place.sourceWorkshop,
      sourcePost: place.sourcePost,
      alike: alikePlaces(place.sourceWorkshop, place.sourcePost, places).map(({ postId }) => postId),
      rows: place.rows.map(({ key, riskPoint, stage, role }) => ({ key, riskPoint, stage, role })),
    })),
    remembered: mappings.map(({ sourceWorkshop, sourcePost, postId }) => ({ sourceWorkshop, sourcePost, postId, post: postId === null ? '' : name(postId) })),
    posts: places,
  };
}
