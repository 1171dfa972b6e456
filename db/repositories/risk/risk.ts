import { and, asc, count, desc, eq, gt, gte, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { RiskItem } from '../../../app/domain/risk/types';
import type { PaperGround } from '../../../app/domain/risk/list/paperGround';
import type { Day } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import { NARROW_SLICE } from '../../../app/domain/shared/giveWay';
import { prepared } from '../../dialect/prepared';
import { recentOf } from '../../dialect/recent';
import { inSlices } from '../../dialect/slices';
import { riskItems, riskListPublications, riskListVersions, templateMappings } from '../../schema';
import type { Scope } from '../scope';

/** When and by whom a version was published; its content never changes afterwards. */
export interface RiskListPublication {
  readonly publishedBy: string;
  readonly publishedByName: string;
  readonly publishedAt: Instant;
  /** First day whose checks follow the version. */
  readonly effectiveFrom: Day;
  readonly itemCount: number;
  readonly contentHash: string;
}

/** A version of the 风险管控清单; a draft while `publication` is null. */
export interface RiskListVersion {
  readonly id: string;
  readonly number: number;
  readonly basedOnId: string | null;
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** Moves on with every change of the draft. */
  readonly revision: number;
  readonly publication: RiskListPublication | null;
}

/** A version somebody published. */
export type PublishedVersion = RiskListVersion & { readonly publication: RiskListPublication };

/** How a template's free text for a place was mapped onto a post of the factory. */
export interface TemplateMapping {
  readonly sourceWorkshop: string;
  readonly sourcePost: string;
  /** Null where the factory has no such post. */
  readonly postId: string | null;
  readonly version: number;
}

type ItemRow = typeof riskItems.$inferSelect;

/** A row as it is kept, with the edition of the library it came from. */
export type KeptItem = RiskItem & { readonly templateEdition: number | null };

/** Where a row stands in the order of its version. */
export type ItemPlace = Pick<ItemRow, 'position' | 'id'>;
/** The rows behind a place. */
export const behind = ({ position, id }: ItemPlace): SQL | undefined =>
  and(gte(riskItems.position, position), or(gt(riskItems.position, position), gt(riskItems.id, id)));

const toItem = ({ enterpriseId: _, ...item }: ItemRow): KeptItem => item;

const itemsOfOnePost = prepared((read) =>
  read
    .select()
    .from(riskItems)
    .where(and(eq(riskItems.enterpriseId, sql.placeholder('enterpriseId')), eq(riskItems.versionId, sql.placeholder('versionId')), eq(riskItems.postId, sql.placeholder('postId'))))
    .orderBy(asc(riskItems.position), asc(riskItems.id))
    .prepare(),
);

/** What a list of versions shows; what its papers print beside the rows is long and asked for by itself. */
const VERSION_COLUMNS = {
  version: {
    id: riskListVersions.id, number: riskListVersions.number, basedOnId: riskListVersions.basedOnId, createdBy: riskListVersions.createdBy,
    createdAt: riskListVersions.createdAt, revision: riskListVersions.revision,
  },
  publication: {
    publishedBy: riskListPublications.publishedBy, publishedByName: riskListPublications.publishedByName, publishedAt: riskListPublications.publishedAt,
    effectiveFrom: riskListPublications.effectiveFrom, itemCount: riskListPublications.itemCount, contentHash: riskListPublications.contentHash,
  },
};
const PUBLICATION_OF_VERSION = and(eq(riskListPublications.enterpriseId, riskListVersions.enterpriseId), eq(riskListPublications.versionId, riskListVersions.id));

const publishedOnDay = prepared((read) =>
  read
    .select(VERSION_COLUMNS)
    .from(riskListVersions)
    .innerJoin(riskListPublications, PUBLICATION_OF_VERSION)
    .where(and(eq(riskListVersions.enterpriseId, sql.placeholder('enterpriseId')), lte(riskListPublications.effectiveFrom, sql.placeholder('on'))))
    .orderBy(desc(riskListPublications.effectiveFrom), desc(riskListVersions.number))
    .limit(1)
    .prepare(),
);

/** Rows of posts in published versions, by version and post. */
const atHand = recentOf<readonly RiskItem[]>(300);

/** Versions, items and remembered mappings of one enterprise's risk control list. */
export const riskOf = (scope: Scope) => {
  const versions = async (filter: SQL | undefined, limit?: number): Promise<RiskListVersion[]> => {
    const query = scope.read
      .select(VERSION_COLUMNS)
      .from(riskListVersions)
      .leftJoin(riskListPublications, PUBLICATION_OF_VERSION)
      .where(and(eq(riskListVersions.enterpriseId, scope.enterpriseId), filter))
      .orderBy(desc(riskListVersions.number));
    const rows = await (limit === undefined ? query : query.limit(limit));
    return rows.map(({ version, publication }) => ({ ...version, publication }));
  };
  const page = (filter: SQL | undefined, after: ItemPlace | null, limit: number): PromiseLike<ItemRow[]> =>
    scope.read
      .select()
      .from(riskItems)
      .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), filter, after ? behind(after) : undefined))
      .orderBy(asc(riskItems.position), asc(riskItems.id))
      .limit(limit);
  const items = async (filter: SQL | undefined): Promise<KeptItem[]> => (await inSlices<ItemRow>((after, limit) => page(filter, after, limit))).map(toItem);
  return {
    /** Every version, the newest first. */
    versions: () => versions(undefined),
    version: async (id: string): Promise<RiskListVersion | null> => (await versions(eq(riskListVersions.id, id)))[0] ?? null,
    /** The draft somebody works on; there is at most one. */
    draft: async (): Promise<RiskListVersion | null> => (await versions(isNull(riskListPublications.versionId), 1))[0] ?? null,
    /** The version published last, whether or not its first day has come. */
    latestPublished: async (): Promise<PublishedVersion | null> => {
      const found = (await versions(undefined)).find(({ publication }) => publication);
      return found ? (found as PublishedVersion) : null;
    },
    /** The published version whose checks are due on a day: the latest that took effect on or before it. */
    publishedOn: async (on: Day): Promise<PublishedVersion | null> => {
      const [found] = await publishedOnDay(scope.read).execute({ enterpriseId: scope.enterpriseId, on });
      return found ? { ...found.version, publication: found.publication } : null;
    },
    /** Every published version, the newest first; for computing what was due over many days at once. */
    published: async (): Promise<PublishedVersion[]> =>
      (await versions(undefined)).filter((version): version is PublishedVersion => version.publication !== null),
    /** Rows of a version in their order. */
    itemsOf: (versionId: string) => items(eq(riskItems.versionId, versionId)),
    /** At most `limit` rows of a version behind a place, in their order. */
    itemsBehind: async (versionId: string, after: ItemPlace | null, limit: number): Promise<KeptItem[]> => (await page(eq(riskItems.versionId, versionId), after, limit)).map(toItem),
    /** How many rows a version has. */
    itemCount: async (versionId: string): Promise<number> => {
      const [found] = await scope.read.select({ n: count() }).from(riskItems).where(and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId)));
      return found?.n ?? 0;
    },
    /** Rows of a version that came from the library, in their order. */
    laidItemsOf: (versionId: string) => items(and(eq(riskItems.versionId, versionId), isNotNull(riskItems.templateKey))),
    /** Where the rows of a version stand and what their risk points are called, in their order. */
    pointsOf: (versionId: string) =>
      scope.read
        .select({ id: riskItems.id, workshopId: riskItems.workshopId, postId: riskItems.postId, riskPoint: riskItems.riskPoint })
        .from(riskItems)
        .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId)))
        .orderBy(asc(riskItems.position), asc(riskItems.id)),
    /** How many rows of a version stand at each place, by product. */
    spreadOf: (versionId: string) =>
      scope.read
        .select({ workshopId: riskItems.workshopId, postId: riskItems.postId, product: riskItems.product, rows: count() })
        .from(riskItems)
        .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId)))
        .groupBy(riskItems.workshopId, riskItems.postId, riskItems.product),
    /** The lines of a version that came from the library, each with the row and edition it came from. */
    sourcesOf: (versionId: string) =>
      inSlices<Pick<KeptItem, 'lineId' | 'templateCategory' | 'templateKey' | 'templateEdition'>>((after, limit) =>
        scope.read
          .select({ lineId: riskItems.lineId, templateCategory: riskItems.templateCategory, templateKey: riskItems.templateKey, templateEdition: riskItems.templateEdition })
          .from(riskItems)
          .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId), isNotNull(riskItems.templateKey), after ? gt(riskItems.lineId, after.lineId) : undefined))
          .orderBy(asc(riskItems.lineId))
          .limit(limit), NARROW_SLICE),
    /** What the papers of a published version print beside its rows, as it stood then; null for a draft and for versions that kept nothing. */
    paperGroundOf: async (versionId: string): Promise<PaperGround | null> => {
      const [row] = await scope.read
        .select({ ground: riskListPublications.paperGround })
        .from(riskListPublications)
        .where(and(eq(riskListPublications.enterpriseId, scope.enterpriseId), eq(riskListPublications.versionId, versionId)));
      return row?.ground ?? null;
    },
    /** Rows of one post in a published version, in their order. Such rows never change, so those asked for lately are not read again. */
    publishedItemsOfPost: async (versionId: string, postId: string): Promise<readonly RiskItem[]> => {
      const known = atHand(scope.read);
      const name = `${scope.enterpriseId} ${versionId} ${postId}`;
      const asked = known.get(name);
      if (asked) return asked;
      const items = (await itemsOfOnePost(scope.read).execute({ enterpriseId: scope.enterpriseId, versionId, postId })).map(toItem);
      known.put(name, items);
      return items;
    },
    item: async (id: string): Promise<RiskItem | null> => (await items(eq(riskItems.id, id)))[0] ?? null,
    /** Whether a row stands in a version, under whatever id it has there. */
    holdsLine: async (versionId: string, lineId: string): Promise<boolean> => {
      const [found] = await scope.read
        .select({ n: count() })
        .from(riskItems)
        .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId), eq(riskItems.lineId, lineId)));
      return found !== undefined && found.n > 0;
    },
    /** How names of the template library were mapped before. */
    mappings: async (): Promise<TemplateMapping[]> => {
      const rows = await scope.read.select().from(templateMappings).where(eq(templateMappings.enterpriseId, scope.enterpriseId));
      return rows.map(({ enterpriseId: _, ...mapping }) => mapping);
    },
  };
};
