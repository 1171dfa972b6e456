import { Link } from '@remix-run/react';

/** A number that leads to the rows it counts. */
export function NumberLink({ to, value, unit }: { to: string; value: number | string; unit?: string }) {
  return (
    <Link to={to} className="number-link">
      <b>{value}</b>
      {unit ? <span>{unit}</span> : null}
    </Link>
  );
}
