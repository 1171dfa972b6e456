import type { ReactNode } from 'react';

/** One page of the phone. `back` leads to the page before; `footer` stands at the thumb, above the tabs. */
export function PhonePage({ title, subtitle, back, children, footer }: { title: ReactNode; subtitle?: ReactNode; back?: string; children: ReactNode; footer?: ReactNode }) {
  return (
    <>
      <main className="ph-page">
        <header>
          {back ? (
            <a href={back} className="ph-back">
              ‹ 返回
            </a>
          ) : null}
          <h1>{title}</h1>
          {subtitle ? <p className="ph-sub">{subtitle}</p> : null}
        </header>
        {children}
      </main>
      {footer ? <div className="ph-foot">{footer}</div> : null}
    </>
  );
}
