import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { HouseLayout } from '~/components/desk/HouseLayout';
import { RouteError } from '~/components/ui/RouteError';
import { wordsAfter } from '~/platform/web/afterwords';
import { authoriseEditor } from '~/platform/web/authorise';
import deskCss from '~/styles/desk.css?url';
import lifeCss from '~/styles/riskLife.css?url';
import riskCss from '~/styles/risk.css?url';

export const meta: MetaFunction = () => [{ title: '范本库编辑 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskCss }, { rel: 'stylesheet', href: riskCss }, { rel: 'stylesheet', href: lifeCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { permit } = await authoriseEditor(args);
  const { word, headers } = wordsAfter(args.request);
  return data({ name: permit.name, word }, { headers });
}

const TABS = [{ to: '/library', label: '版次与类别' }];

export default function Library() {
  return (
    <HouseLayout {...useLoaderData<typeof loader>()} house="范本库" tabs={TABS} title="范本库编辑">
      <Outlet />
    </HouseLayout>
  );
}

export function ErrorBoundary() {
  return <RouteError standalone />;
}
