import { Link } from '@remix-run/react';
import { FILTER_CONTRACTS } from '~/domain/organisation/filterContracts';
import { VerbForm } from '../forms';
import { ContractForm } from '../forms/ContractForm';

interface Props {
  /** Address of the list. */
  readonly path: '/risk' | '/hazards' | '/organisation/people' | '/settings/audit';
  /** The filter in force as the question of an address; empty when nothing is narrowed. */
  readonly current: string;
  readonly filters: readonly { readonly id: string; readonly name: string; readonly query: string }[];
}

/** Filters this person named for a list: each one press away, and the one in force to be kept. */
export function SavedFilters({ path, current, filters }: Props) {
  const held = filters.some(({ query }) => query === current);
  if (filters.length === 0 && !current) return null;
  return (
    <div className="saved-filters no-print">
      {filters.length > 0 ? (
        <>
          <span className="soft">我的筛选</span>
          <ul>
            {filters.map(({ id, name, query }) => (
              <li key={id}>
                <Link to={`${path}?${query}`} aria-current={query === current ? 'true' : undefined} preventScrollReset>
                  {name}
                </Link>
                <VerbForm action={`${path}/filters/${id}/removal`} className="">
                  <button type="submit" aria-label={`删除筛选“${name}”`} title="删除">
                    ×
                  </button>
                </VerbForm>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {current && !held ? (
        <details>
          <summary className="button quiet">保存当前筛选</summary>
          <ContractForm contract={FILTER_CONTRACTS.keepFilter} of={path} className="save" without={['query']}>
            <input type="hidden" name="query" value={current} />
          </ContractForm>
        </details>
      ) : null}
    </div>
  );
}
