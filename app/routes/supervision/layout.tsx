import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { HouseLayout } from '~/components/desk/HouseLayout';
import { RouteError } from '~/components/ui/RouteError';
import { authoriseRegulator } from '~/platform/web/authorise';
import deskCss from '~/styles/desk.css?url';
import paperCss from '~/styles/paper.css?url';

export const meta: MetaFunction = () => [{ title: '监管 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskCss }, { rel: 'stylesheet', href: paperCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { permit } = await authoriseRegulator(args);
  return { of: permit.regulatorName, name: permit.actor.name, title: permit.actor.title };
}

export default function Supervision() {
  return (
    <HouseLayout {...useLoaderData<typeof loader>()} home="/supervision" house="监管" tab="收到的报送">
      <Outlet />
    </HouseLayout>
  );
}

export function ErrorBoundary() {
  return <RouteError standalone />;
}
