import { remove } from 'db/dialect/writes';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import { savedFilters } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { FilteredList, FilterRefusal } from '~/domain/organisation/savedFilter';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';

/** Drops one of the person's own filters; anybody else's is as unknown as one that never was. */
export async function dropFilter(cx: Context, permit: Authorised<'risk.view' | 'hazard.view' | 'organisation.view' | 'organisation.manage'>, list: FilteredList, id: string): Promise<Decision<{ name: string }, FilterRefusal>> {
  return decide<{ name: string }, FilterRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const held = await savedFiltersOf(scopeOf(cx.store, enterpriseId)).byId(personId, id);
    if (!held || held.list !== list) return refused({ code: 'notFound' });
    await cx.store.write([remove(savedFilters, { enterpriseId, id })]);
    return decided({ name: held.name });
  });
}
