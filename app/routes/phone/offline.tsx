import type { LinksFunction, MetaFunction } from '@remix-run/node';
import type { PhoneHandle } from '~/components/phone/ofPhone';
import { PhonePage } from '~/components/phone/PhonePage';
import phoneCss from '~/styles/phone.css?url';

export const handle: PhoneHandle = { phone: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: phoneCss }];
export const meta: MetaFunction = () => [{ title: '没有网络 · 质安' }];

/** What a phone shows where there is no network and the page asked for is not on it. Kept by the phone; nobody's. */
export default function Offline() {
  return (
    <div className="phone">
      <PhonePage title="没有连上服务器" subtitle="这一页没有存在手机上，现在打不开。已经提交和已经存在手机上的内容不受影响。">
        <a className="big-button" href="/today">打开今日</a>
        <a className="big-button plain" href="/my/outbox">查看存在手机上的内容</a>
        <p className="soft">有网络后，请回到上一页重新打开。</p>
      </PhonePage>
    </div>
  );
}
