import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max } from 'drizzle-orm';
import type { KnownStandard } from '../../../app/domain/risk/library/standards';
import type { TemplateCategory, TemplateRow } from '../../../app/domain/risk/library/template';
import type { Reader } from '../../dialect/reader';
import type { Instant } from '../../../app/domain/shared/instant';
import { templateCategories, templateChanges, templateEditions, templateItems } from '../../schema';

/** The edition of the template library in force. */
export interface LibraryEdition {
  readonly edition: number;
  readonly asOf: string;
}

/** An edition with how it came about. */
export interface EditionOnFile extends LibraryEdition {
  readonly basedOn: number | null;
  readonly releasedAt: Instant | null;
  readonly releasedByName: string | null;
  readonly note: string | null;
}

/** Why a row of an edition is not as it was in the edition before. */
export interface TemplateChange {
  readonly categoryId: string;
  readonly key: string;
  readonly kind: 'added' | 'changed' | 'retired';
  readonly riskPoint: string;
  readonly reason: string;
  readonly editorName: string;
  readonly changedAt: Instant;
}

/** The template library: the same for every factory, so it is read without one. */
export const libraryOf = ({ read }: { read: Reader }) => {
  const edition = async (): Promise<LibraryEdition | null> => {
    const [found] = await read
      .select({ edition: templateEditions.edition, asOf: templateEditions.asOf })
      .from(templateEditions)
      .where(isNotNull(templateEditions.releasedAt))
      .orderBy(desc(templateEditions.edition))
      .limit(1);
    return found ?? null;
  };
  return {
    /** The latest released edition; null before the library was loaded. */
    edition,
    /** Every edition, the newest first. */
    editions: async (): Promise<EditionOnFile[]> =>
      read
        .select({
          edition: templateEditions.edition, asOf: templateEditions.asOf, basedOn: templateEditions.basedOn, releasedAt: templateEditions.releasedAt,
          releasedByName: templateEditions.releasedByName, note: templateEditions.note,
        })
        .from(templateEditions)
        .orderBy(desc(templateEditions.edition)),
    /** The edition editors work on; there is at most one. */
    draft: async (): Promise<{ edition: number; basedOn: number | null } | null> =>
      (await read.select({ edition: templateEditions.edition, basedOn: templateEditions.basedOn }).from(templateEditions).where(isNull(templateEditions.releasedAt)))[0] ?? null,
    /** What editors changed in an edition, with their reasons. */
    async changes(number: number): Promise<TemplateChange[]> {
      const rows = await read.select().from(templateChanges).where(eq(templateChanges.edition, number)).orderBy(asc(templateChanges.changedAt));
      return rows.map(({ edition: _, ...change }) => change);
    },
    /** Every row of an edition with its place in the order, for copying it. */
    copyOf: async (number: number) => {
      const [categories, items] = await Promise.all([
        read.select().from(templateCategories).where(eq(templateCategories.edition, number)),
        read.select().from(templateItems).where(eq(templateItems.edition, number)),
      ]);
      return { categories, items };
    },
    /** Categories of an edition in their order, each with the number of its rows. */
    categories: async (number: number): Promise<(TemplateCategory & { readonly rows: number })[]> => {
      const rows = await read
        .select({ category: templateCategories, rows: count(templateItems.key) })
        .from(templateCategories)
        .leftJoin(templateItems, and(eq(templateItems.edition, templateCategories.edition), eq(templateItems.categoryId, templateCategories.id)))
        .where(eq(templateCategories.edition, number))
        .groupBy(templateCategories.edition, templateCategories.id)
        .orderBy(asc(templateCategories.position));
      return rows.map(({ category: { edition: _edition, position: _position, ...category }, rows: total }) => ({ ...category, rows: total }));
    },
    /** Every standard the edition in force names, each once; none before the library was loaded. */
    standardsInForce: async (): Promise<KnownStandard[]> => {
      const inForce = read.select({ edition: max(templateEditions.edition) }).from(templateEditions).where(isNotNull(templateEditions.releasedAt));
      const rows = await read.select({ standards: templateCategories.standards }).from(templateCategories).where(eq(templateCategories.edition, inForce));
      return [...new Map(rows.flatMap(({ standards }) => standards.map((one) => [one.number, one] as const))).values()];
    },
    /** Rows of some categories of an edition, category by category in the order asked for. */
    rowsOf: async (number: number, categoryIds: readonly string[]): Promise<TemplateRow[]> => {
      if (categoryIds.length === 0) return [];
      const rows = await read
        .select()
        .from(templateItems)
        .where(and(eq(templateItems.edition, number), inArray(templateItems.categoryId, [...categoryIds])))
        .orderBy(asc(templateItems.position));
      return rows
        .map(({ edition: _edition, position: _position, ...row }) => row)
        .sort((a, b) => categoryIds.indexOf(a.categoryId) - categoryIds.indexOf(b.categoryId));
    },
  };
};
