import { code, instantText, primaryKey, table, text, uniqueIndex } from '../dialect/columns';
import type { FilteredList } from '../../app/domain/organisation/savedFilter';

/** Filters a person named to come back to; a convenience, not a record, so it stands outside the chain. */
export const savedFilters = table(
  'saved_filters',
  {
    enterpriseId: text('enterprise_id').notNull(),
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    list: code<FilteredList>('list').notNull(),
    name: text('name').notNull(),
    /** The address's question, without the mark: `level=major&stage=process`. */
    query: text('query').notNull(),
    savedAt: instantText('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.id] }), uniqueIndex('saved_filters_name').on(t.enterpriseId, t.personId, t.list, t.name)],
);
