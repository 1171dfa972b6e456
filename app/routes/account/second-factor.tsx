import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { ContractForm } from '~/components/forms/ContractForm';
import { useTold } from '~/components/forms/useTold';
import { ACCOUNT_CONTRACTS as asks } from '~/domain/organisation/accountContracts';
import { authoriseAccount } from '~/platform/web/authorise';
import { secondFactorOffer } from '~/services/session/secondFactor';
import { secondFactorSetting } from '~/verbs/account';

export const meta: MetaFunction = () => [{ title: '两步验证 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authoriseAccount(args);
  return { asked: who.session.limits?.secondFactor ?? false, shown: who.session.secondAt !== null, offer: who.account.withApp ? null : secondFactorOffer(args.context.cx, who.account) };
}

export const action = secondFactorSetting.action;

/** Setting up the second factor of a sign-in, or ending it. */
export default function SecondFactor() {
  const { asked, shown, offer: now } = useLoaderData<typeof loader>();
  // Its form stays until it was told what it gave.
  const [offer] = useState(now);
  const { told: codes, onDone, state } = useTold<readonly string[]>('codes');
  return (
    <>
      <h1>两步验证</h1>
      {codes ? (
        <div className="notice success" role="status">
          <div>
            <b>已启用。恢复码只显示这一次，请抄下来或打印，放在安全的地方</b>
            <ul className="mono recovery-codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
            <p>手机不在身边时，用恢复码代替验证码登录，每个只能用一次。</p>
          </div>
        </div>
      ) : null}
      {offer && !codes ? (
        <>
          <p>{asked ? '本单位要求您的角色登录时再验证一次。' : '登录时除密码外，再输入手机验证器显示的 6 位数字，密码被人知道也登录不了。'}任何支持 TOTP 的验证器都可以用。</p>
          <ol>
            <li>在手机上打开验证器，扫这个二维码；不能扫的，手工输入下面的密钥。</li>
            <li>输入验证器显示的 6 位验证码。</li>
          </ol>
          <svg className="qr" viewBox={`-2 -2 ${offer.qr.size + 4} ${offer.qr.size + 4}`} role="img" aria-label="两步验证的二维码"><path d={offer.qr.path} /></svg>
          <p className="mono secret-text">{offer.typed}</p>
          <ContractForm<unknown> contract={asks.setSecondFactor} of="/account/second-factor" state={state} known={{ token: { value: offer.token } }} onDone={onDone} />
          {asked ? <p>也可以<Link to="/account/signing">添加设备密钥</Link>代替验证器。</p> : null}
        </>
      ) : null}
      {!offer && !codes ? (
        <>
          <p>已启用：登录时除密码外，还要输入验证器的验证码。</p>
          {asked && !shown ? <p className="formError">这次登录没有做过两步验证。请退出登录，再登录一次。</p> : null}
          {asked ? <p>本单位要求您的角色使用两步验证，不能关闭。</p> : <ContractForm contract={asks.endSecondFactor} of="/account" danger quiet />}
        </>
      ) : null}
      <p className="links"><Link to="/account">返回账户</Link></p>
    </>
  );
}
