import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useNonce } from '~/components/nonce';
import { isOfPhone } from '~/components/phone/ofPhone';
import { PhoneScripts } from '~/components/phone/PhoneScripts';
import { RouteError } from '~/components/ui/RouteError';
import baseCss from '~/styles/base.css?url';

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'stylesheet', href: baseCss },
];

export const meta: MetaFunction = () => [{ title: '质安' }];

/** An error page keeps what its answer says of the methods an address takes. */
export const headers: HeadersFunction = ({ errorHeaders }) => {
  const allow = errorHeaders?.get('Allow');
  return new Headers(allow ? { Allow: allow } : undefined);
};

/** The number under which the server's log keeps this request; an error page shows it. */
export const loader = ({ context }: LoaderFunctionArgs) => ({ requestId: context.requestId });

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  // Pages of the phone are drawn here alone: what comes alive on them is a small module of their own.
  const ofPhone = useMatches().some(isOfPhone);
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#ffffff" />
        <Meta />
        <Links />
        {ofPhone ? <PhoneScripts /> : null}
      </head>
      <body>
        {children}
        {ofPhone ? null : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <RouteError standalone />;
}
