import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { keepRefused } from '~/platform/browser/keepRefused';
import { tellUnreached } from '~/platform/browser/tellUnreached';

window.__remixRouteModules = keepRefused(window.__remixRouteModules);
window.fetch = tellUnreached(window.fetch.bind(window));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
