import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** One page of the phone. `back` leads to the page before; `footer` stands at the thumb and takes the place of the tabs. */
export function PhonePage({ title, subtitle, back, children, footer }: { title: ReactNode; subtitle?: ReactNode; back?: string; children: ReactNode; footer?: ReactNode }) {
  return (
    <>
      <main className="ph-page">
        <header>
          {back ? (
            <Link to={back} className="ph-back">
              ‹ 返回
            </Link>
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
