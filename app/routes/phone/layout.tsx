import { data, type HeadersFunction, type LinksFunction, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { PhoneLayout } from '~/components/phone/PhoneLayout';
import type { PhoneHandle } from '~/components/phone/ofPhone';
import { typeSizeOf } from '~/components/phone/typeSize';
import { RouteError } from '~/components/ui/RouteError';
import { dayOf } from '~/domain/shared/instant';
import { phoneNumbers } from '~/pages/desk/phoneFrame';
import { isHead } from '~/pages/routine/teamPage';
import { wordsAfter } from '~/platform/web/afterwords';
import { visitor } from '~/platform/web/authorise';
import { cookieValue } from '~/platform/web/cookies';
import phoneCss from '~/styles/phone.css?url';

export const handle: PhoneHandle = { phone: true };
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: phoneCss },
  { rel: 'manifest', href: '/phone.webmanifest' },
  { rel: 'apple-touch-icon', href: '/icon-180.png' },
];

/** The pages of the phone are opened whole: one that React draws leads here as to another site. */
export async function loader(args: LoaderFunctionArgs) {
  if (!args.context.drawn) {
    const { pathname, search } = new URL(args.request.url);
    throw redirectDocument(pathname + search);
  }
  const { cx, acting } = await visitor(args);
  const { enterpriseId, standing } = acting;
  const { word, headers: taken } = wordsAfter(args.request);
  const today = dayOf(cx.now());
  const frame = {
    enterpriseName: acting.memberships.find((one) => one.enterpriseId === enterpriseId)?.enterpriseName ?? '',
    personId: standing.personId,
    personName: standing.name,
    title: acting.title,
    today,
    head: isHead(standing.roles),
    factories: acting.memberships.length,
    big: typeSizeOf(cookieValue(args.request.headers.get('cookie'), 'big')),
    word,
    ...(await phoneNumbers(cx, enterpriseId, standing, today)),
  };
  return data(frame, { headers: { ...taken, 'X-Person': standing.personId, 'X-Day': today } });
}

/** Whose page it is and of which day: what keeps it on a phone asks that. */
export const headers: HeadersFunction = ({ loaderHeaders, errorHeaders, parentHeaders }) => (errorHeaders ? parentHeaders : loaderHeaders);

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
