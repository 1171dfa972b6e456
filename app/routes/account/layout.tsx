import type { LinksFunction } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { RouteError } from '~/components/ui/RouteError';
import accountCss from '~/styles/account.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: accountCss }];

export default function AccountLayout() {
  return (
    <div className="account">
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
