import { Link, NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { AccountMenu } from './AccountMenu';

/** The frame for an editor of the template library: one bar and the page. */
export function LibraryLayout({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#content">
        跳到内容
      </a>
      <div className="regulator">
        <header className="desk-top no-print">
          <Link to="/library" className="brand">
            <img src="/favicon.svg" alt="" width={24} height={24} />
            质安 · 范本库
          </Link>
          <nav className="top-tabs" aria-label="主导航">
            <NavLink to="/library" end>版次与类别</NavLink>
          </nav>
          <AccountMenu name={name} title="范本库编辑" />
        </header>
        <main id="content" className="desk-content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}
