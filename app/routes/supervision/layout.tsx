import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { NavLink, Outlet, useLoaderData } from '@remix-run/react';
import { RegulatorLayout } from '~/components/desk/RegulatorLayout';
import { RouteError } from '~/components/ui/RouteError';
import { authoriseRegulator } from '~/platform/web/authorise';
import deskCss from '~/styles/desk.css?url';
import paperCss from '~/styles/paper.css?url';

export const meta: MetaFunction = () => [{ title: '监管 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskCss }, { rel: 'stylesheet', href: paperCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { permit } = await authoriseRegulator(args);
  return { regulatorName: permit.regulatorName, officerName: permit.actor.name, title: permit.actor.title };
}

export default function Supervision() {
  const frame = useLoaderData<typeof loader>();
  return (
    <RegulatorLayout {...frame} tabs={<NavLink to="/supervision" end>收到的报送</NavLink>}>
      <Outlet />
    </RegulatorLayout>
  );
}

export function ErrorBoundary() {
  return <RouteError standalone />;
}
