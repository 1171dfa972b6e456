import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { HouseLayout } from '~/components/desk/HouseLayout';
import { RouteError } from '~/components/ui/RouteError';
import { wordsAfter } from '~/platform/web/afterwords';
import { authoriseRegulator } from '~/platform/web/authorise';
import deskCss from '~/styles/desk.css?url';
import paperCss from '~/styles/paper.css?url';

export const meta: MetaFunction = () => [{ title: '监管 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskCss }, { rel: 'stylesheet', href: paperCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { permit } = await authoriseRegulator(args);
  const { word, headers } = wordsAfter(args.request);
  return data({ of: permit.regulatorName, name: permit.actor.name, title: permit.actor.title, word }, { headers });
}

const TABS = [{ to: '/supervision', label: '收到的报送' }, { to: '/supervision/owing', label: '应报未报' }, { to: '/supervision/instruments', label: '监管文书' }, { to: '/supervision/colours', label: '区域分色' }, { to: '/supervision/bureaus', label: '单位和人员' }];

export default function Supervision() {
  return (
    <HouseLayout {...useLoaderData<typeof loader>()} house="监管" tabs={TABS}>
      <Outlet />
    </HouseLayout>
  );
}

export function ErrorBoundary() {
  return <RouteError standalone />;
}
