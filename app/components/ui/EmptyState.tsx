import type { ReactNode } from 'react';

/** An empty page tells the first step and offers it. */
export function EmptyState({ title, hint, action }: { title: ReactNode; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {hint ? <p>{hint}</p> : null}
      {action ? <div>{action}</div> : null}
    </div>
  );
}
