import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { LeavingAsk } from '~/components/desk/LeavingAsk';
import { TYPE_SIZES, typeSizeOf } from '~/components/phone/typeSize';
import { AfterwordLine } from '~/components/ui/AfterwordLine';
import { RouteError } from '~/components/ui/RouteError';
import { wordsAfter } from '~/platform/web/afterwords';
import { cookieValue } from '~/platform/web/cookies';
import accountCss from '~/styles/account.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: accountCss }];

/** The size of type that was asked for on this device, and what is said of a deed that led here. */
export function loader({ request }: LoaderFunctionArgs) {
  const { word, headers } = wordsAfter(request);
  return data({ word, size: typeSizeOf(cookieValue(request.headers.get('cookie'), 'big')) }, { headers });
}

export default function AccountLayout() {
  const { word, size } = useLoaderData<typeof loader>();
  return (
    <div className={TYPE_SIZES.find(({ value }) => value === size)!.look.replace('phone', 'account')}>
      <main>
        <p className="brand">
          <strong>质安</strong>
          <span>工业产品质量安全管理</span>
        </p>
        <div className="sheet">
          <LeavingAsk />
          <AfterwordLine first={word} />
          <Outlet />
        </div>
      </main>
    </div>
  );
}

export function ErrorBoundary() {
  return <RouteError standalone />;
}
