import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { darknessOf } from '~/components/phone/darkness';
import { FactoryChoice } from '~/components/phone/FactoryChoice';
import { phoneLook } from '~/components/phone/look';
import { PhonePage } from '~/components/phone/PhonePage';
import { PhoneSettings } from '~/components/phone/PhoneSettings';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { ownPerson } from '~/pages/organisation/ownPerson';
import { permitFor, visitor } from '~/platform/web/authorise';
import { cookieValue } from '~/platform/web/cookies';
import type { loader as phoneLoader } from './layout';

export const meta: MetaFunction = () => [{ title: '我的 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await visitor(args);
  const { enterpriseId, standing, memberships } = who.acting;
  const person = await ownPerson(who.cx, enterpriseId, standing.personId);
  return { loginName: who.account.loginName, phone: person?.phone ?? '', enterpriseId, memberships, check: cookieValue(args.request.headers.get('cookie'), 'check'), look: darknessOf(cookieValue(args.request.headers.get('cookie'), 'look')), desk: permitFor(who, 'desk.view') !== null };
}

/** Who I am here, and what belongs to this phone. */
export default function Mine() {
  const { loginName, phone, enterpriseId, memberships, check, look, desk } = useLoaderData<typeof loader>();
  const frame = useRouteLoaderData<typeof phoneLoader>('routes/phone/layout');
  return (
    <PhonePage title={frame?.personName ?? ''} subtitle={`${frame?.title ?? ''} · 登录名 ${loginName}`}>
      <PhoneSettings big={frame?.big ?? ''} check={check} look={look} back="/my" desk={desk} unread={frame?.unread ?? 0} />
      <FactoryChoice enterpriseId={enterpriseId} memberships={memberships} desk={desk} />
      <section>
        <h2>联系电话</h2>
        <ContractForm contract={ORGANISATION_CONTRACTS.setPhone} of="/my" look={phoneLook('/my')} known={{ phone: { value: phone } }} />
      </section>
    </PhonePage>
  );
}
