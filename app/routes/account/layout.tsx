import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { TYPE_SIZES, typeSizeOf } from '~/components/phone/typeSize';
import { RouteError } from '~/components/ui/RouteError';
import { cookieValue } from '~/platform/web/cookies';
import accountCss from '~/styles/account.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: accountCss }];

/** The size of type that was asked for on this device. */
export const loader = ({ request }: LoaderFunctionArgs) => ({ size: typeSizeOf(cookieValue(request.headers.get('cookie'), 'big')) });

export default function AccountLayout() {
  const { size } = useLoaderData<typeof loader>();
  return (
    <div className={TYPE_SIZES.find(({ value }) => value === size)!.look.replace('phone', 'account')}>
      <main>
        <p className="brand">
          <strong>质安</strong>
          <span>工业产品质量安全管理</span>
        </p>
        <div className="sheet">
          <Outlet />
        </div>
      </main>
    </div>
  );
}

export function ErrorBoundary() {
  return <RouteError standalone />;
}
