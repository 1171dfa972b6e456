import { lateScripts, markScript, outboxScript } from 'virtual:phone';
import { useLocation, useMatches } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Afterword } from '~/domain/shared/afterword';
import type { PhoneNumbers } from '~/pages/desk/phoneFrame';
import { isAlone } from './ofPhone';
import { TYPE_SIZES, type TypeSize } from './typeSize';

export interface PhoneFrame extends PhoneNumbers {
  readonly enterpriseName: string;
  readonly personId: string;
  readonly personName: string;
  readonly title: string;
  /** The day of the factory, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether there is a 班组 to look after. */
  readonly head: boolean;
  /** To how many factories the account belongs. */
  readonly factories: number;
  /** Type that was asked for on this device. */
  readonly big: TypeSize;
  /** What is said of a deed that led here without a script; the module says it itself. */
  readonly word: Afterword | null;
}

const TABS = [
  { to: '/today', label: '今日', counts: null, shape: 'M4 5h16v15H4zM4 9.5h16M8 3v4M16 3v4M8.5 14.5l2.5 2.5 4.5-5' },
  { to: '/my/hazards', label: '隐患', counts: 'hazards', shape: 'M12 3 22 20H2zM12 9.5v5M12 17v.01' },
  { to: '/team', label: '班组', counts: null, shape: 'M9 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM3 19c.6-3 2.8-4.6 6-4.6s5.4 1.6 6 4.6M16 6.2a2.6 2.6 0 1 1 0 5.2M17.4 14.6c2 .4 3.2 1.8 3.6 4.4' },
  { to: '/my', label: '我的', counts: 'unread', shape: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4 20.5c.8-4 4-6 8-6s7.2 2 8 6' },
] as const;

/** What the number at a tab counts, said to who cannot see where it stands. */
const COUNTS = { hazards: '项等我办理', unread: '条未读提醒' } as const;

/**
 * The frame of the phone: who and where I am on top, what waits on this phone, three or four places at the thumb. Drawn by the server as it will be
 * used; works without scripts. `data-person`, `data-today` and the addresses of late files are read by the module.
 */
export function PhoneLayout({ frame, children }: { frame: PhoneFrame; children: ReactNode }) {
  const { pathname } = useLocation();
  const alone = useMatches().some(isAlone);
  const isHere = (to: string): boolean => pathname === to || (to !== '/my' && pathname.startsWith(`${to}/`));
  return (
    <div className={TYPE_SIZES.find(({ value }) => value === frame.big)!.look} data-person={frame.personId} data-today={frame.today} data-mark={markScript} data-outbox={outboxScript} data-late={lateScripts}>
      {alone ? null : (
        <header className="ph-who">
          <b>{frame.personName}</b> {frame.title} · {frame.enterpriseName}
          {frame.factories > 1 ? <a className="ph-switch" href="/my#factories">切换企业</a> : null}
        </header>
      )}
      <div className="ph-strip" role="status" id="ph-strip" hidden />
      {children}
      <div className="ph-afterword" role="status" id="ph-afterword">
        {frame.word ? <p>{frame.word.sentence}{frame.word.next ? <> <a href={frame.word.next.to}>{frame.word.next.label}</a></> : null}</p> : null}
      </div>
      {alone ? null : (
        <nav className="ph-tabs" aria-label="主导航">
          {TABS.filter(({ to }) => to !== '/team' || frame.head).map(({ to, label, counts, shape }) => (
            <a key={to} href={to} className={isHere(to) ? 'active' : undefined} aria-current={isHere(to) ? 'page' : undefined}>
              <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
                <path d={shape} />
              </svg>
              {label}
              {counts && frame[counts] > 0 ? (
                <b>
                  {frame[counts] > 99 ? '99+' : frame[counts]}
                  <span className="unseen"> {COUNTS[counts]}</span>
                </b>
              ) : null}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}
