import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { AccountMenu } from './AccountMenu';

/** The frame for a regulator's officer: one bar, like mail, and the page. `tabs` are links of the bar. */
export function RegulatorLayout({ regulatorName, officerName, title, tabs, children }: { regulatorName: string; officerName: string; title: string; tabs?: ReactNode; children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#content">
        跳到内容
      </a>
      <div className="regulator">
        <header className="desk-top no-print">
          <Link to="/supervision" className="brand">
            <img src="/favicon.svg" alt="" width={24} height={24} />
            质安 · 监管
          </Link>
          <b className="factory">{regulatorName}</b>
          <nav className="top-tabs" aria-label="主导航">
            {tabs}
          </nav>
          <AccountMenu name={officerName} title={title} />
        </header>
        <main id="content" className="desk-content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}
