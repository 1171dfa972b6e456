import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { TermKey } from '~/domain/rulepack/vocabulary';
import { TermMark } from './TermMark';

/** Head of a page: the way here, its name with what a `term` in it means, one line of what it is for, and what can be done with the whole of it. */
export function PageHeader({ title, term, description, actions, trail }: { title: ReactNode; term?: TermKey; description?: ReactNode; actions?: ReactNode; trail?: readonly { label: string; to: string }[] }) {
  return (
    <header className="page-header">
      {trail && trail.length > 0 ? (
        <nav aria-label="位置" className="trail">
          {trail.map(({ label, to }) => (
            <Link key={to} to={to}>
              {label}
            </Link>
          ))}
        </nav>
      ) : null}
      <div className="page-title">
        {term ? <div className="explained"><h1>{title}</h1><TermMark of={term} /></div> : <h1>{title}</h1>}
        {actions ? <div className="page-actions no-print">{actions}</div> : null}
      </div>
      {description ? <p className="soft">{description}</p> : null}
    </header>
  );
}
