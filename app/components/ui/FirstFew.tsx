import type { ReactNode } from 'react';

/** How many are named one by one. */
const FEW = 12;

/** The first of many, each drawn as an `li`; the rest is a number that opens to them. `last` ends those shown at once; `total` says how many there are where not all are given. Nothing of nothing. */
export function FirstFew<T>({ of, total = of.length, className, last, children }: { of: readonly T[]; total?: number; className?: string; last?: ReactNode; children: (one: T) => ReactNode }) {
  if (of.length === 0) return null;
  const rest = of.slice(FEW);
  return (
    <>
      <ul className={className}>
        {of.slice(0, FEW).map((one) => children(one))}
        {last}
      </ul>
      {rest.length > 0 ? (
        <details>
          <summary>另有 {total - FEW} 项{total > of.length ? `，列出其中 ${rest.length} 项` : ''}</summary>
          <ul className={className}>{rest.map((one) => children(one))}</ul>
        </details>
      ) : null}
    </>
  );
}
