import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useNonce } from '~/components/nonce';
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
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#ffffff" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
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
