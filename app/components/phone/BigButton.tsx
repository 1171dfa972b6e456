import type { ReactNode } from 'react';

/** The one large button of a page; sends the form around it. */
export const BigButton = ({ children, plain = false }: { children: ReactNode; plain?: boolean }) => (
  <button type="submit" className={plain ? 'big-button plain' : 'big-button'}>
    {children}
  </button>
);
