import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Factories } from '~/components/account/Factories';
import { Invitations } from '~/components/account/Invitations';
import { ContractForm } from '~/components/forms/ContractForm';
import { VerbForm } from '~/components/forms/VerbForm';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { formatInstant, instant } from '~/domain/shared/instant';
import { accountPage } from '~/pages/organisation/accountPage';
import { authoriseAccount, homeOf } from '~/platform/web/authorise';
import { listSessions } from '~/services/session/sessions';
import { sessionEnd } from '~/verbs/account';

export const meta: MetaFunction = () => [{ title: '账户 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authoriseAccount(args);
  const { cx } = args.context;
  const [sessions, account] = await Promise.all([listSessions(cx, who), accountPage(cx, who.account.id)]);
  return {
    loginName: who.account.loginName,
    home: await homeOf(args),
    acting: who.session.actingEnterpriseId,
    ...account,
    sessions: sessions.map(({ id, userAgent, address, lastSeenAt, current, keep }) => ({ id, device: deviceOf(userAgent), address, lastSeenAt, current, keep })),
  };
}

export const action = sessionEnd.action;

/** A device as its owner would call it. */
function deviceOf(userAgent: string): string {
  const system = /Android/.test(userAgent) ? '安卓手机' : /iPhone|iPad/.test(userAgent) ? '苹果手机或平板' : /Windows/.test(userAgent) ? 'Windows 电脑' : /Mac OS/.test(userAgent) ? '苹果电脑' : /Linux/.test(userAgent) ? 'Linux 电脑' : '其他设备';
  const browser = /MicroMessenger/.test(userAgent) ? '微信' : /Edg\//.test(userAgent) ? 'Edge' : /Firefox/.test(userAgent) ? 'Firefox' : /Chrome/.test(userAgent) ? 'Chrome' : /Safari/.test(userAgent) ? 'Safari' : '';
  return [system, browser].filter(Boolean).join(' · ');
}

export default function Sessions() {
  const { loginName, home, acting, invitations, factories, sessions } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>账户</h1>
      <p>登录名 {loginName}。</p>
      <Invitations invitations={invitations} />
      <Factories factories={factories} acting={acting} />
      <h2>登录设备</h2>
      <p>不认识的设备请立即退出，并修改密码。</p>
      <table>
        <tbody>
          {sessions.map((one) => (
            <tr key={one.id}>
              <td>
                {one.device}
                {one.current && <strong>（本机）</strong>}{one.keep && <span>保持登录</span>}
                <br />
                <small>
                  {one.address} · 最近使用 {formatInstant(instant(one.lastSeenAt))}
                </small>
              </td>
              <td>
                {one.current ? <ContractForm contract={one.keep ? ACCOUNT_CONTRACTS.stopKeeping : ACCOUNT_CONTRACTS.keepSignedIn} of="/account" quiet className="" /> : (
                  <VerbForm className="">
                    <input type="hidden" name="session" value={one.id} />
                    <button type="submit" className="quiet">退出</button>
                  </VerbForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="links">
        <Link to={home}>返回</Link>
        <Link to="/account/password">修改密码</Link>
        <Link to="/account/signing">签名</Link>
        <Link to="/help">名词和说明</Link>
        <Link to="/account/second-factor">两步验证</Link>
        {acting ? <Link to="/account/mail">邮件提醒</Link> : null}
        {acting ? <Link to="/account/diary">日历订阅</Link> : null}
      </p>
      <VerbForm action="/sign-out" className="">
        <button type="submit">退出登录</button>
      </VerbForm>
    </>
  );
}
