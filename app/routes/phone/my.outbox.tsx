import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { phoneLook } from '~/components/phone/look';
import { PhonePage } from '~/components/phone/PhonePage';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { signingView } from '~/pages/organisation/signingView';
import { visitor } from '~/platform/web/authorise';

export const meta: MetaFunction = () => [{ title: '存在手机上的内容 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await visitor(args);
  return { signing: await signingView(who.cx, who, who.acting.rules.access, 'check') };
}

/** What waits on this phone, what was sent from it, and what was not taken: drawn by the module, since only the phone knows. */
export default function Outbox() {
  const { signing } = useLoaderData<typeof loader>();
  return (
    <PhonePage title="存在手机上的内容" subtitle="填好的内容先存在手机上，再发送。" back="/my">
      <noscript>
        <p>这台手机的浏览器没有运行脚本，手机上不存放内容：填写后直接提交。</p>
      </noscript>
      <p className="ph-strip" data-unsafe hidden>
        现在用的是 http 地址，手机不允许离线打开页面，也不能导出。请管理员为系统配置 https 地址；在那之前，没有网络时已打开的页面仍可填写和保存。
      </p>
      <div className="ph-kept" data-outbox />
      {signing.asks ? (
        <section>
          <h2>先核验本人</h2>
          <p className="soft">等待发送的内容里有您的签名。输入一次，手机上等待的就会接着发送。</p>
          <ContractForm contract={ACCOUNT_CONTRACTS.showPin} of="/account/signing" look={phoneLook('/my/outbox')} known={{ pin: { label: signing.hasPin ? '签名口令' : '登录密码' } }} />
        </section>
      ) : null}
      <button type="button" className="button" data-again>
        现在发送
      </button>
      <section className="ph-kept" data-rescue hidden aria-labelledby="rescue">
        <h2 id="rescue">手机坏了、要换手机</h2>
        <p className="soft">把还没有发送的内容导出成一个加密文件，拿到另一台手机上，由本人登录后在这一页导入。导入两次也只会提交一次。</p>
        <div className="field">
          <label htmlFor="rescue-password">文件的密码（至少 8 位）</label>
          <input id="rescue-password" type="password" className="control" autoComplete="new-password" />
        </div>
        <button type="button" className="button" data-export>
          导出
        </button>
        <div className="ph-cameras one">
          <label className="button">
            <input type="file" accept="application/json,.json" />
            导入另一台手机的文件
          </label>
        </div>
        <p role="status" />
      </section>
    </PhonePage>
  );
}
