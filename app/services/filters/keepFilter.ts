import { insert } from 'db/dialect/writes';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import { savedFilters } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type FilteredList, type FilterRefusal, saveFilter } from '~/domain/organisation/savedFilter';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '../context';

/** Keeps a filter under a name for the person alone. It is no record of the house: no event, no chain. */
export async function keepFilter(
  cx: Context,
  permit: Authorised<'risk.view' | 'hazard.view' | 'organisation.view' | 'organisation.manage'>,
  list: FilteredList,
  input: { readonly name: string; readonly query: string },
): Promise<Decision<{ id: string }, FilterRefusal>> {
  return decide<{ id: string }, FilterRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const decision = saveFilter(await savedFiltersOf(scopeOf(cx.store, enterpriseId)).of(personId, list), input);
    if (!decision.ok) return decision;
    const id = cx.newId();
    await cx.store.write([insert(savedFilters, { enterpriseId, id, personId, list, ...decision.fact, savedAt: cx.now() })]);
    return decided({ id });
  });
}
