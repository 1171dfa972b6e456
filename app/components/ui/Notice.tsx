import type { ReactNode } from 'react';

type Tone = 'info' | 'warning' | 'error' | 'success';

const SIGNS: Readonly<Record<Tone, ReactNode>> = {
  info: <path d="M8 7v5M8 4v.01" />,
  warning: <path d="M8 4v5m0 3v.01" />,
  error: <path d="m5 5 6 6m0-6-6 6" />,
  success: <path d="m4.5 8.5 2.5 2.5 4.5-5.5" />,
};

const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

/** Something to know before going on. Told aloud at once when it is an error; `arrives` brings it into sight, wherever on the page the form was that it answers. */
export function Notice({ tone, title, children, action, arrives = false }: { tone: Tone; title: ReactNode; children?: ReactNode; action?: ReactNode; arrives?: boolean }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'error' ? 'alert' : 'status'} ref={arrives ? intoView : undefined}>
      <svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="7.2" />
        {SIGNS[tone]}
      </svg>
      <div>
        <p className="notice-title">{title}</p>
        {children ? <div className="notice-body">{children}</div> : null}
      </div>
      {action ? <div className="notice-action">{action}</div> : null}
    </div>
  );
}
