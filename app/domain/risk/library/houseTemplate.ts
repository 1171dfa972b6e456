import type { StandardInput } from '../assess/adoptStandard';
import { assess, byLs } from '../assess/assess';
import { factorOf } from '../assess/assessments';
import { OWN_SET, type RiskStandard, type StandardContent } from '../assess/standard';
import type { ItemContent } from './lay';
import { type Place, placesByName } from './matching';
import type { RiskItem } from '../types';
import type { Instant } from '../../shared/instant';

/** Megabytes of a template as a file. */
export const TEMPLATE_MEGABYTES = 5;

/** What a row of a list says wherever it stands: no persons, no confirmation, nothing that was verified or measured there. */
export interface HouseRow extends Pick<RiskItem, 'stage' | 'dimension' | 'product' | 'riskPoint' | 'failure' | 'consequence' | 'measures' | 'checkContent' | 'method' | 'criterion' | 'criterionCondition' | 'criterionStandard' | 'frequency'> {
  readonly workshop: string;
  readonly post: string;
  /** Likelihood and severity with why, where it was assessed by LS; it is graded anew by the standard of whoever takes it. */
  readonly ls: { readonly likelihood: number; readonly severity: number; readonly reason: string } | null;
}

/** The standard as it would be adopted elsewhere. */
export type HouseStandard = Omit<StandardInput, 'reason'>;

/** List, posts and standard of a factory for its own other factories, and as a file. */
export interface HouseTemplate {
  readonly program: 'zhian';
  readonly kind: 'houseTemplate';
  readonly format: 1;
  readonly factory: string;
  readonly posts: readonly { readonly workshop: string; readonly post: string }[];
  readonly rows: readonly HouseRow[];
  /** Null where the factory adopted none. */
  readonly standard: HouseStandard | null;
}

const standardOf = ({ ls, ...content }: StandardContent): HouseStandard => ({ ...content, lsSetId: ls.id, ownBands: ls.id === OWN_SET ? ls.bands : null });

function rowOf(item: RiskItem, { workshopName, postName }: Place): HouseRow {
  const { stage, dimension, product, riskPoint, failure, consequence, measures, checkContent, method, criterion, criterionCondition, criterionStandard, frequency, assessment } = item;
  const [likelihood, severity] = assessment?.method === 'LS' ? [factorOf(assessment, 'L'), factorOf(assessment, 'S')] : [];
  return {
    workshop: workshopName, post: postName, stage, dimension, product, riskPoint, failure, consequence, measures, checkContent, method, criterion, criterionCondition, criterionStandard, frequency,
    ls: assessment && likelihood && severity ? { likelihood: likelihood.value, severity: severity.value, reason: assessment.reason } : null,
  };
}

/** A published list with the posts that stand, and the standard where one was adopted, as a template. Rows of posts that are closed stay behind. */
export function houseTemplate(factory: string, items: readonly RiskItem[], places: readonly Place[], standard: RiskStandard): HouseTemplate {
  const placeOf = new Map(places.map((place) => [place.postId, place]));
  return {
    program: 'zhian', kind: 'houseTemplate', format: 1, factory,
    posts: places.map(({ workshopName, postName }) => ({ workshop: workshopName, post: postName })),
    rows: items.flatMap((item) => {
      const place = placeOf.get(item.postId);
      return place ? [rowOf(item, place)] : [];
    }),
    standard: standard.version === 0 ? null : standardOf(standard.content),
  };
}

/** Posts of a template that do not stand here under the same names. */
export function missingPosts({ posts }: Pick<HouseTemplate, 'posts'>, places: readonly Place[]): HouseTemplate['posts'] {
  const placeNamed = placesByName(places);
  return posts.filter(({ workshop, post }) => !placeNamed(workshop, post));
}

const keyOf = ({ postId, stage, riskPoint }: Pick<RiskItem, 'postId' | 'stage' | 'riskPoint'>): string => `${postId}\n${stage}\n${riskPoint}`;

/** What taking a template gives: every row is in exactly one of the three. */
export interface Taking {
  readonly laid: readonly ItemContent[];
  /** Risk points that stand at the post already. */
  readonly present: readonly string[];
  /** Risk points whose post is not there. */
  readonly waiting: readonly string[];
}

/** Lays the rows of a template over posts of the same names. A row is 范本: nobody confirmed it, nobody is named, its criterion is not verified, and its level is graded by the standard here where it was assessed by LS. */
export function layHouseRows(rows: readonly HouseRow[], items: readonly RiskItem[], places: readonly Place[], { version, content }: RiskStandard, by: string, at: Instant): Taking {
  const taken = new Set(items.map(keyOf));
  const placeNamed = placesByName(places);
  const result = { laid: [] as ItemContent[], present: [] as string[], waiting: [] as string[] };
  for (const { workshop, post, ls, ...row } of rows) {
    const place = placeNamed(workshop, post);
    const key = place && keyOf({ ...row, postId: place.postId });
    if (!place || !key) result.waiting.push(row.riskPoint);
    else if (taken.has(key)) result.present.push(row.riskPoint);
    else {
      taken.add(key);
      const graded = ls && assess(byLs(ls.likelihood, ls.severity, `取自本企业范本：${ls.reason}`), { version, content: { ...content, methods: ['LS'] } }, by, at);
      const assessment = graded?.ok ? graded.fact : null;
      result.laid.push({
        ...row, workshopId: place.workshopId, postId: place.postId, templateCategory: null, templateKey: null, limitReading: null, measurements: null, limitVerified: false, limitVerifiedBy: null, limitVerifiedAt: null,
        changes: null, hourWindow: null, ownerEnterprise: null, ownerWorkshop: null, ownerPost: null, ownerMarks: null, assessment, residual: null, level: assessment?.level ?? null, controlLevel: assessment?.controlLevel ?? null,
        confirmedBy: null, confirmedAt: null,
      });
    }
  }
  return result;
}
