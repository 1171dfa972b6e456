import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { PhoneLayout } from '~/components/phone/PhoneLayout';
import { RouteError } from '~/components/ui/RouteError';
import { dayOf } from '~/domain/shared/instant';
import { phoneNumbers } from '~/pages/desk/phoneFrame';
import { visitor } from '~/platform/web/authorise';
import { cookieValue } from '~/platform/web/cookies';
import phoneCss from '~/styles/phone.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: phoneCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, acting } = await visitor(args);
  const { enterpriseId, standing } = acting;
  return {
    enterpriseName: acting.memberships.find((one) => one.enterpriseId === enterpriseId)?.enterpriseName ?? '',
    personName: standing.name,
    title: acting.title,
    big: cookieValue(args.request.headers.get('cookie'), 'big') === '1',
    ...(await phoneNumbers(cx, enterpriseId, standing.personId, dayOf(cx.now()))),
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
