import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DeviceKeyForm } from '~/components/account/DeviceKeyForm';
import { SignaturePad } from '~/components/account/SignaturePad';
import { ContractForm } from '~/components/forms/ContractForm';
import { SignatureKindText } from '~/components/ui/SignatureKindText';
import { ACCOUNT_CONTRACTS as asks } from '~/domain/organisation/accountContracts';
import { formatInstant, instant } from '~/domain/shared/instant';
import { signingMeansPage } from '~/pages/organisation/signingMeansPage';
import { authoriseAccount } from '~/platform/web/authorise';

export const meta: MetaFunction = () => [{ title: '签名 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authoriseAccount(args);
  return signingMeansPage(args.context.cx, who);
}

/** What somebody signs with: a code of figures, keys in their devices; and what each is good for. */
export default function Signing() {
  const { accountId, loginName, hasPin, drawing, keys } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>签名</h1>
      <p>签认和签字前要核验是您本人：用签名口令、设备密钥，或登录密码。</p>
      <h2>签名口令</h2>
      <p>{hasPin ? '已设定。忘记了就用登录密码重设。' : '还没有设定。设一个只有自己知道的数字口令，签名时比密码好输。'}</p>
      <ContractForm contract={asks.setPin} of="/account/signing" send={hasPin ? '重设签名口令' : undefined} quiet={hasPin} />
      <h2>设备密钥</h2>
      <p>密钥由这台设备生成并保管，有的设备会把它同步到您的其他设备；签名时用指纹、面容或锁屏密码确认。没有网络时也能签。</p>
      {keys.length === 0 ? null : (
        <table>
          <tbody>
            {keys.map(({ id, name, synced, addedAt }) => (
              <tr key={id}>
                <td>{name}<br /><small>{formatInstant(instant(addedAt))}添加{synced ? '；可能同步到您的其他设备' : '；只在这台设备里'}</small></td>
                <td><details><summary>停用</summary><ContractForm contract={asks.endKey} of={`/account/signing/keys/${encodeURIComponent(id)}`} quiet className="" /></details></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <DeviceKeyForm accountId={accountId} loginName={loginName} keys={keys.map(({ id }) => id)} />
      <h2>手写图样</h2>
      <SignaturePad drawing={drawing} />
      <h2>几种签名的区别</h2>
      {(['device', 'pin', 'password', 'session'] as const).map((kind) => <SignatureKindText key={kind} kind={kind} />)}
      <p className="links"><Link to="/account">返回账户</Link></p>
    </>
  );
}
