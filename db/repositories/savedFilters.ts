import { and, asc, eq } from 'drizzle-orm';
import type { FilteredList, SavedFilter } from '../../app/domain/organisation/savedFilter';
import { savedFilters } from '../schema';
import type { Scope } from './scope';

/** Filters people named to come back to. */
export const savedFiltersOf = (scope: Scope) => ({
  /** One person's filters of one list, by name. */
  of: (personId: string, list: FilteredList): Promise<SavedFilter[]> =>
    Promise.resolve(
      scope.read
        .select({ id: savedFilters.id, name: savedFilters.name, query: savedFilters.query })
        .from(savedFilters)
        .where(and(eq(savedFilters.enterpriseId, scope.enterpriseId), eq(savedFilters.personId, personId), eq(savedFilters.list, list)))
        .orderBy(asc(savedFilters.name)),
    ),
  /** A filter of this person; null for anybody else's. */
  async byId(personId: string, id: string): Promise<(SavedFilter & { list: FilteredList }) | null> {
    const [row] = await scope.read
      .select({ id: savedFilters.id, list: savedFilters.list, name: savedFilters.name, query: savedFilters.query })
      .from(savedFilters)
      .where(and(eq(savedFilters.enterpriseId, scope.enterpriseId), eq(savedFilters.personId, personId), eq(savedFilters.id, id)));
    return row ?? null;
  },
});
