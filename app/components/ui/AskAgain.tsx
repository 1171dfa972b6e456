import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Asks for the page's data again while it is shown: every so many ms once the last answer is there, since asking cuts off an earlier one; without scripts the page comes anew every so many seconds. */
export function AskAgain({ everyMs, refreshSeconds }: { everyMs: number; refreshSeconds: number }) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return undefined;
    const timer = setTimeout(revalidate, everyMs);
    return () => clearTimeout(timer);
  }, [state, revalidate, everyMs]);
  return <noscript><meta httpEquiv="refresh" content={String(refreshSeconds)} /></noscript>;
}
