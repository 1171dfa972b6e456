import type { ReactNode } from 'react';

/** A large button that goes somewhere. */
export const BigLink = ({ to, children, plain = false }: { to: string; children: ReactNode; plain?: boolean }) => (
  <a href={to} className={plain ? 'big-button plain' : 'big-button'}>
    {children}
  </a>
);
