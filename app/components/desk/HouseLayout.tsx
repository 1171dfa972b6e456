import { Link, NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Afterword, NextStep } from '~/domain/shared/afterword';
import { AfterwordLine } from '../ui/AfterwordLine';
import { LeavingAsk } from './LeavingAsk';
import { AccountMenu } from './AccountMenu';

interface Props {
  /** What the house is called: 监管, 范本库. */
  readonly house: string;
  /** The pages of the bar, the first of them its home. */
  readonly tabs: readonly NextStep[];
  /** Whom somebody works for, where that is told. */
  readonly of?: string;
  readonly name: string;
  readonly title: string;
  /** What is said of a deed that led here without a script. */
  readonly word: Afterword | null;
  readonly children: ReactNode;
}

/** The frame for who works in no factory, a regulator's officer or an editor of the library: one bar, like mail, and the page. */
export function HouseLayout({ house, tabs, of, name, title, word, children }: Props) {
  return (
    <>
      <a className="skip" href="#content">
        跳到内容
      </a>
      <div className="regulator">
        <header className="desk-top no-print">
          <Link to={tabs[0]!.to} className="brand">
            <img src="/favicon.svg" alt="" width={24} height={24} />
            质安 · {house}
          </Link>
          {of ? <b className="factory">{of}</b> : null}
          <nav className="top-tabs" aria-label="主导航">
            {tabs.map(({ to, label }, index) => <NavLink key={to} to={to} end={index === 0}>{label}</NavLink>)}
          </nav>
          <AccountMenu name={name} title={title} />
        </header>
        <main id="content" className="desk-content" tabIndex={-1}>
          <LeavingAsk />
          <AfterwordLine first={word} />
          {children}
        </main>
      </div>
    </>
  );
}
