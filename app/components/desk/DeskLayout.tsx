import { Link, NavLink, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Afterword } from '~/domain/shared/afterword';
import { AfterwordLine } from '../ui/AfterwordLine';
import { LeavingAsk } from './LeavingAsk';
import { AlongBar } from './AlongBar';
import { AccountMenu } from './AccountMenu';
import { FactorySwitch } from './FactorySwitch';
import { DeskKeys } from './DeskKeys';
import { Icon, type IconName } from './icons';
import { SearchBox } from './SearchBox';

/** What the frame shows; the read model of the layout gives it. */
export interface DeskFrame {
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly personName: string;
  readonly title: string;
  readonly memberships: readonly { readonly enterpriseId: string; readonly enterpriseName: string }[];
  readonly unread: number;
  /** What is said of a deed that led here without a script. */
  readonly word: Afterword | null;
  readonly nouns: readonly { readonly key: IconName; readonly to: string; readonly label: string }[];
  readonly views: DeskFrame['nouns'];
}

/** The frame of the desk: nouns on the left; factory, search, inbox and account on top. */
export function DeskLayout({ frame, children }: { frame: DeskFrame; children: ReactNode }) {
  const going = useNavigation().state === 'loading';
  return (
    <>
      <a className="skip" href="#content">
        跳到内容
      </a>
      <div className="desk">
        <nav className="desk-nav no-print" aria-label="主导航">
          <div>
            <Link to="/desk" className="brand">
              <img src="/favicon.svg" alt="" width={24} height={24} />
              质安
            </Link>
            <ul>
              {[...frame.nouns, ...frame.views].map(({ key, to, label }) => (
                <li key={key} className={key === frame.views[0]?.key ? 'apart' : undefined}>
                  <NavLink to={to}>
                    <Icon name={key} />
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        </nav>
        <div className="desk-main">
          <header className="desk-top no-print">
            <FactorySwitch enterpriseId={frame.enterpriseId} name={frame.enterpriseName} memberships={frame.memberships} />
            <SearchBox />
            <Link to="/inbox" className="inbox-link" aria-label={frame.unread > 0 ? `提醒，${frame.unread} 条未读` : '提醒，没有未读'}>
              <Icon name="inbox" />
              <span>提醒</span>
              {frame.unread > 0 ? <b>{frame.unread > 99 ? '99+' : frame.unread}</b> : null}
            </Link>
            <AccountMenu name={frame.personName} title={frame.title} />
          </header>
          <main id="content" className="desk-content" tabIndex={-1} aria-busy={going || undefined}>
            <LeavingAsk />
            <DeskKeys />
            <AfterwordLine first={frame.word} />
            <AlongBar />
            {children}
          </main>
        </div>
      </div>
    </>
  );
}
