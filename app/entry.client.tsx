import { RemixBrowser } from '@remix-run/react';
import { type ReactNode, StrictMode, startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { askBeforeLeaving } from './components/forms/leaving';
import { drawsAnew, holdsUnsaved } from './components/forms/unsaved';

const KEPT_BACK = 'unsaved';

/**
 * Holds a navigation back while a form of the page has what nobody saved, and has it asked about; where no page asks, it goes on. It stands around the
 * pages, not beside them: what the server drew has no neighbour, and ids of fields are told apart by their places.
 */
function Leaving({ children }: { children: ReactNode }) {
  useEffect(() => {
    const router = window.__remixRouter;
    router.getBlocker(KEPT_BACK, ({ currentLocation: from, nextLocation: to }) => drawsAnew(from, to) && holdsUnsaved());
    const unsubscribe = router.subscribe(({ blockers }) => {
      const blocker = blockers.get(KEPT_BACK);
      if (blocker?.state === 'blocked') askBeforeLeaving({ go: () => blocker.proceed(), stay: () => blocker.reset() });
    });
    return () => {
      unsubscribe();
      router.deleteBlocker(KEPT_BACK);
    };
  }, []);
  return children;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Leaving>
        <RemixBrowser />
      </Leaving>
    </StrictMode>,
  );
});
