import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { PhonePage } from '~/components/phone/PhonePage';
import { PhoneSettings } from '~/components/phone/PhoneSettings';
import { permitFor, visitor } from '~/platform/web/authorise';
import { cookieValue } from '~/platform/web/cookies';
import type { loader as phoneLoader } from './layout';

export const meta: MetaFunction = () => [{ title: '我的 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await visitor(args);
  return { loginName: who.account.loginName, check: cookieValue(args.request.headers.get('cookie'), 'check'), desk: permitFor(who, 'desk.view') !== null };
}

/** Who I am here, and what belongs to this phone. */
export default function Mine() {
  const { loginName, check, desk } = useLoaderData<typeof loader>();
  const frame = useRouteLoaderData<typeof phoneLoader>('routes/phone/layout');
  return (
    <PhonePage title={frame?.personName ?? ''} subtitle={`${frame?.title ?? ''} · 登录名 ${loginName}`}>
      <PhoneSettings big={frame?.big ?? false} check={check} back="/my" desk={desk} unread={frame?.unread ?? 0} />
    </PhonePage>
  );
}
