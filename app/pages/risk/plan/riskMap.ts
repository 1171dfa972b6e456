import { floorPlansOf } from 'db/repositories/risk/floorPlans';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { riskIndexOf } from 'db/repositories/risk/riskIndex';
import { scopeOf } from 'db/repositories/scope';
import { HAZARD_GRADES } from '~/domain/hazard/types';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { RegionKind } from '~/domain/risk/plan/floorPlan';
import { type ColourCause, nodeColour, type NodeLoad, together, totalOf } from '~/domain/risk/plan/nodeColour';
import { RISK_LEVELS, type RiskLevel } from '~/domain/risk/types';
import type { Context } from '~/services/context';
import { reachedBy } from '~/domain/organisation/access/reach';

/** A workshop or post as the map shows it. */
export interface MapNode {
  readonly kind: RegionKind;
  readonly id: string;
  readonly name: string;
  /** Null: nothing there gives a colour. */
  readonly level: RiskLevel | null;
  readonly cause: ColourCause | null;
  readonly items: number;
  readonly hazards: number;
  /** Whether the whole node is reached; a workshop of which only posts are reached shows these alone. */
  readonly reached: boolean;
}

const NONE: NodeLoad = { items: {}, hazards: {} };

/**
 * The 风险四色图: workshops and posts with the worst level of the list in force or of an open hazard, and the plan they
 * lie on. What the role does not reach is left out. Six queries at most.
 */
export async function riskMap(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, mayPlace: boolean) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [organisation, index, reached] = [organisationOf(scope), riskIndexOf(scope), reachedBy(permit)];
  const [version, workshops, posts, plan, hazards] = await Promise.all([
    riskOf(scope).publishedOn(permit.today), organisation.workshops(), organisation.posts(), floorPlansOf(scope).latest(), index.openHazardsByPost(reached),
  ]);
  const items = version ? await index.levelsByPost(version.id, reached) : [];
  const loadOf = (postId: string): NodeLoad => {
    const [rows, open] = [items.filter((row) => row.postId === postId), hazards.filter((row) => row.postId === postId)];
    if (rows.length === 0 && open.length === 0) return NONE;
    return {
      items: Object.fromEntries([...RISK_LEVELS, null].map((level) => [level ?? 'none', rows.reduce((sum, row) => sum + (row.level === level ? row.n : 0), 0)])),
      hazards: Object.fromEntries([...HAZARD_GRADES, null].map((grade) => [grade ?? 'none', open.reduce((sum, row) => sum + (row.grade === grade ? row.n : 0), 0)])),
    };
  };
  const node = (kind: RegionKind, id: string, name: string, load: NodeLoad, whole: boolean): MapNode => {
    const colour = nodeColour(load);
    return { kind, id, name, level: colour?.level ?? null, cause: colour?.cause ?? null, items: totalOf(load.items), hazards: totalOf(load.hazards), reached: whole };
  };
  const open = (closedOn: string | null): boolean => closedOn === null || permit.today <= closedOn;
  const groups = workshops
    .filter(({ closedOn }) => open(closedOn))
    .map((workshop) => {
      const own = posts
        .filter((post) => post.workshopId === workshop.id && open(post.closedOn) && covers(permit, { workshopId: workshop.id, postId: post.id }))
        .map((post) => ({ post, load: loadOf(post.id) }));
      return {
        workshop: node('workshop', workshop.id, workshop.name, together(own.map(({ load }) => load)), covers(permit, { workshopId: workshop.id })),
        posts: own.map(({ post, load }) => node('post', post.id, post.name, load, true)),
      };
    })
    .filter(({ workshop, posts: own }) => workshop.reached || own.length > 0);
  const shown = new Set(groups.flatMap(({ workshop, posts: own }) => [...(workshop.reached ? [`workshop/${workshop.id}`] : []), ...own.map(({ id }) => `post/${id}`)]));
  return {
    today: permit.today,
    version: version && { number: version.number },
    groups,
    plan: plan && { ...plan, regions: plan.regions.filter(({ kind, id }) => shown.has(`${kind}/${id}`)) },
    /** Number the next change of the plan must have seen. */
    seen: plan?.number ?? 0,
    mayPlace,
  };
}

export type RiskMapView = Awaited<ReturnType<typeof riskMap>>;
