import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { keepRefused } from '~/platform/browser/keepRefused';
import { tellAtForm } from '~/platform/browser/tellAtForm';

window.__remixRouteModules = keepRefused(window.__remixRouteModules);
window.fetch = tellAtForm(window.fetch.bind(window));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
