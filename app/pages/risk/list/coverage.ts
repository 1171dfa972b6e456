import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { riskIndexOf } from 'db/repositories/risk/riskIndex';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { byDimension, byStage, type CoverageRow, emptyCells, stagesAsked } from '~/domain/risk/list/coverage';
import { emptyLinksOf, linksOf } from '~/domain/risk/list/sellers';
import { type Dimension, DIMENSIONS, type Stage } from '~/domain/risk/types';
import type { Context } from '~/services/context';
import { reachedBy } from '~/domain/organisation/access/reach';

/**
 * How far the list covers the house: workshop × dimension and workshop × stage with counts and worst levels, and the
 * empty cells. Of the draft or of the version published last; workshops out of reach are left out, drafts are shown to
 * those who reach the enterprise. Six queries at most.
 */
export async function riskCoverage(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, canEdit: boolean, asked: 'draft' | 'published' | null) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const [draft, published, workshops, { activity }, posts] = await Promise.all([
    permit.reach === 'enterprise' ? risk.draft() : null, risk.latestPublished(), organisationOf(scope).workshops(), enterpriseOf(scope), organisationOf(scope).posts(),
  ]);
  const version = asked === 'published' ? published : asked === 'draft' ? draft : (draft ?? published);
  const counts = version ? await riskIndexOf(scope).coverage(version.id, reachedBy(permit)) : [];
  const reached = (workshopId: string): boolean =>
    covers(permit, { workshopId }) || posts.some((post) => post.workshopId === workshopId && covers(permit, { workshopId, postId: post.id }));
  const shown = workshops.filter(({ id, closedOn }) => reached(id) && ((closedOn === null || permit.today <= closedOn) || counts.some(({ workshopId }) => workshopId === id)));
  const ids = shown.map(({ id }) => id);
  const stages = stagesAsked(activity, counts);
  const [dimensionRows, stageRows] = [byDimension(ids, counts), byStage(ids, stages, counts)];
  const sum = <A extends string>(rows: readonly CoverageRow<A>[], along: A): number => rows.reduce((total, { cells }) => total + (cells.find((cell) => cell.along === along)?.items ?? 0), 0);
  return {
    version: version && { number: version.number, published: version.publication !== null },
    draft: draft && { number: draft.number },
    published: published && { number: published.number },
    /** Rows can be added where a draft is looked at, or where there is none yet. */
    adds: canEdit && (!version || version.publication === null || !draft),
    whole: permit.reach === 'enterprise',
    workshops: shown.map(({ id, name }) => ({ id, name })),
    dimensions: { along: DIMENSIONS as readonly Dimension[], rows: dimensionRows, empty: emptyCells(dimensionRows), totals: DIMENSIONS.map((one) => sum(dimensionRows, one)) },
    stages: { along: stages as readonly Stage[], rows: stageRows, empty: emptyCells(stageRows), totals: stages.map((one) => sum(stageRows, one)) },
    /** Links without any row in the whole list; with one of them empty nothing can be published. */
    emptyLinks: permit.reach === 'enterprise' && version ? emptyLinksOf(activity, counts.map(({ stage }) => stage)) : [],
    neededLinks: linksOf(activity),
    items: counts.reduce((total, { n }) => total + n, 0),
  };
}

export type RiskCoverageView = Awaited<ReturnType<typeof riskCoverage>>;
