import { type ReactNode, useId } from 'react';

/** A part of a page under its own heading. */
export function Section({ title, extra, children, id }: { title: ReactNode; extra?: ReactNode; children: ReactNode; id?: string }) {
  const headingId = useId();
  return (
    <section className="section" aria-labelledby={headingId} id={id}>
      <div className="section-title">
        <h2 id={headingId}>{title}</h2>
        {extra ? <div>{extra}</div> : null}
      </div>
      {children}
    </section>
  );
}
