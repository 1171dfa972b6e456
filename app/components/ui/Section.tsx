import { type ReactNode, useId } from 'react';
import type { TermKey } from '~/domain/rulepack/vocabulary';
import { TermMark } from './TermMark';

/** A part of a page under its own heading, with what a `term` in it means. */
export function Section({ title, extra, term, children, id }: { title: ReactNode; extra?: ReactNode; term?: TermKey; children: ReactNode; id?: string }) {
  const headingId = useId();
  return (
    <section className="section" aria-labelledby={headingId} id={id}>
      <div className="section-title">
        {term ? <div className="explained"><h2 id={headingId}>{title}</h2><TermMark of={term} /></div> : <h2 id={headingId}>{title}</h2>}
        {extra ? <div>{extra}</div> : null}
      </div>
      {children}
    </section>
  );
}
