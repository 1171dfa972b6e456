import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useNonce } from '~/components/nonce';
import { isStill } from '~/components/desk/still';
import { darknessOf, LOOKS } from '~/components/phone/darkness';
import { isOfPhone } from '~/components/phone/ofPhone';
import { PhoneScripts } from '~/components/phone/PhoneScripts';
import { RouteError } from '~/components/ui/RouteError';
import { cookieValue } from '~/platform/web/cookies';
import baseCss from '~/styles/base.css?url';
import darkCss from '~/styles/dark.css?url';

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

/** The number under which the server's log keeps this request, which an error page shows, and how dark the screen is to be. */
export const loader = ({ context, request }: LoaderFunctionArgs) => ({ requestId: context.requestId, look: darknessOf(cookieValue(request.headers.get('cookie'), 'look')) });

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const look = useRouteLoaderData<typeof loader>('root')?.look;
  const { scheme, media } = LOOKS.find(({ value }) => value === darknessOf(look))!;
  // Pages of the phone are drawn here alone: what comes alive on them is a small module of their own.
  const matches = useMatches();
  const ofPhone = matches.some(isOfPhone);
  const scripted = !ofPhone && !matches.some(isStill);
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={scheme} />
        <meta name="format-detection" content="telephone=no" />
        {media === 'screen' ? null : <meta name="theme-color" content="#ffffff" media={media === null ? undefined : '(prefers-color-scheme: light)'} />}
        {media === null ? null : <meta name="theme-color" content="#14191c" media={media === 'screen' ? undefined : '(prefers-color-scheme: dark)'} />}
        <Meta />
        <Links />
        {media === null ? null : <link rel="stylesheet" href={darkCss} media={media} />}
        {ofPhone ? <PhoneScripts /> : null}
      </head>
      <body>
        {children}
        {scripted ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
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
