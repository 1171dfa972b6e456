import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** A large button that goes somewhere. `document` loads the page whole, for what must also be kept for offline. */
export function BigLink({ to, children, plain = false, document = false }: { to: string; children: ReactNode; plain?: boolean; document?: boolean }) {
  return (
    <Link to={to} className={plain ? 'big-button plain' : 'big-button'} reloadDocument={document}>
      {children}
    </Link>
  );
}
