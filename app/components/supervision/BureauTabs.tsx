import { Link } from '@remix-run/react';
import type { Bureau } from '~/domain/supervision/bureaus';

/** Whose papers a page shows: one's own bureau, one below, or all; nothing where there is none below. `to` makes the address of each. */
export function BureauTabs({ bureaus, of, to }: { readonly bureaus: readonly Bureau[]; readonly of: string; readonly to: (of: string) => string }) {
  if (bureaus.length < 2) return null;
  const options = [...bureaus.map(({ id, name }, at) => ({ of: at === 0 ? '' : id, label: at === 0 ? '本单位' : name })), { of: 'all', label: '本单位和下级' }];
  return (
    <nav className="tabs" aria-label="单位">
      {options.map((option) => <Link key={option.of} to={to(option.of)} aria-current={option.of === of ? 'page' : undefined}>{option.label}</Link>)}
    </nav>
  );
}
