import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { PhoneLayout } from '~/components/phone/PhoneLayout';
import { RouteError } from '~/components/ui/RouteError';
import { visitor } from '~/platform/web/authorise';
import { cookieValue } from '~/platform/web/cookies';
import phoneCss from '~/styles/phone.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: phoneCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { acting } = await visitor(args);
  return {
    enterpriseName: acting.memberships.find((one) => one.enterpriseId === acting.enterpriseId)?.enterpriseName ?? '',
    personName: acting.standing.name,
    title: acting.title,
    big: cookieValue(args.request.headers.get('cookie'), 'big') === '1',
  };
}

export default function Phone() {
  return (
    <PhoneLayout frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </PhoneLayout>
  );
}

/** Keeps name and tabs around the error of a page; without them the error stands alone. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/phone/layout');
  if (!frame) return <RouteError standalone />;
  return (
    <PhoneLayout frame={frame}>
      <main className="ph-page">
        <RouteError home="/today" />
      </main>
    </PhoneLayout>
  );
}
