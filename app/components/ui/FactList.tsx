import type { ReactNode } from 'react';

/** Facts of one thing, name beside value, in as many columns as fit. */
export function FactList({ facts, columns }: { facts: readonly (readonly [label: string, value: ReactNode])[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={columns ? `facts columns-${columns}` : 'facts'}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? <span className="soft">—</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
