import { Link } from '@remix-run/react';

/** A count in a table that opens its rows; nothing is nothing to open. `of` says in words what is counted, for those who hear the link alone. */
export function Count({ to, value, of }: { to: string; value: number; of: string }) {
  return value === 0 ? <>0</> : <Link to={to} aria-label={`${of} ${value}`}>{value}</Link>;
}
