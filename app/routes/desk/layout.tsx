import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { DeskLayout } from '~/components/desk/DeskLayout';
import { RouteError } from '~/components/ui/RouteError';
import { deskFrame } from '~/pages/desk/deskFrame';
import { wordsAfter } from '~/platform/web/afterwords';
import { authorise } from '~/platform/web/authorise';
import deskCss from '~/styles/desk.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit, acting } = await authorise(args, 'desk.view');
  const { word, headers } = wordsAfter(args.request);
  return data({ ...(await deskFrame(cx, permit, acting.memberships)), word }, { headers });
}

export default function Desk() {
  return (
    <DeskLayout frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </DeskLayout>
  );
}

/** Keeps the frame around the error of a page; without a frame the error stands alone. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/desk/layout');
  if (!frame) return <RouteError standalone />;
  return (
    <DeskLayout frame={frame}>
      <RouteError home="/desk" />
    </DeskLayout>
  );
}
