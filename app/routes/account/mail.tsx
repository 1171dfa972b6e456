import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { isFormState } from '~/components/forms/state';
import { MAIL_CONTRACTS as asks } from '~/domain/channel/contracts';
import { authorise } from '~/platform/web/authorise';
import { ownMail } from '~/services/channel/mail';
import { mailNaming } from '~/verbs/account';

export const meta: MetaFunction = () => [{ title: '邮件提醒 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'check.view');
  return ownMail(cx, permit);
}

export const action = mailNaming.action;

/** Where somebody is told by mail of what waits: named, confirmed by a code, tried, taken back. */
export default function Mail() {
  const { sends, address, awaited } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const tried = useSearchParams()[0].has('tried');
  const state = isFormState(answer) ? answer : undefined;
  return (
    <>
      <h1>邮件提醒</h1>
      <p>待办到期、超期和等您签署的事项，除站内提醒外，每十分钟汇总成一封邮件发给您本人。邮件里只有编号、岗位和链接，没有人名；免打扰时段和休息日按本企业的设置。</p>
      {sends ? null : <p className="notice warning" role="status">本系统还没有设置发邮件的服务器，暂时不能用邮件提醒。请系统管理员设置 ZHIAN_MAIL_URL。</p>}
      {tried && !awaited ? <p className="notice success" role="status">测试邮件已交给邮件服务器，请到邮箱里看一看；没有收到的，也看看垃圾邮件。</p> : null}
      {address ? <p>{awaited ? <>确认码已发到 <b>{address}</b>，确认之前不会发其他邮件。</> : <>提醒发到 <b>{address}</b>。</>}</p> : null}
      {awaited ? <ContractForm contract={asks.confirm} of="/account" /> : null}
      {address && !awaited && sends ? <ContractForm contract={asks.trial} of="/account" quiet /> : null}
      {sends ? (
        <>
          {address ? <h2>换一个邮箱{awaited ? '，或重新发送' : ''}</h2> : null}
          <ContractForm contract={asks.name} of="/account" state={state} />
        </>
      ) : null}
      {address ? <ContractForm contract={asks.forget} of="/account" danger quiet /> : null}
      <p className="links"><Link to="/account">返回账户</Link></p>
    </>
  );
}
