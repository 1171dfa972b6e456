import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { TemplateCategory, TemplateRow } from '../../app/domain/risk/template';
import type { Reader } from '../dialect/store';
import { templateCategories, templateEditions, templateItems } from '../schema';

/** The edition of the template library in force. */
export interface LibraryEdition {
  readonly edition: number;
  readonly asOf: string;
}

/** The template library: the same for every factory, so it is read without one. */
export const libraryOf = ({ read }: { read: Reader }) => {
  const edition = async (): Promise<LibraryEdition | null> => {
    const [found] = await read
      .select({ edition: templateEditions.edition, asOf: templateEditions.asOf })
      .from(templateEditions)
      .orderBy(desc(templateEditions.edition))
      .limit(1);
    return found ?? null;
  };
  return {
    /** The latest edition; null before the library was loaded. */
    edition,
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
