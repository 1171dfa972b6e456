import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { AddressNotice } from '~/components/organisation/AddressNotice';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { authorise, permitFor } from '~/platform/web/authorise';
import { postCodeSheet } from '~/services/organisation/places/postCodeSheet';
import organisationCss from '~/styles/organisation.css?url';

export const meta: MetaFunction = () => [{ title: '岗位二维码 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  const { cx, permit } = who;
  return { ...(await postCodeSheet(cx, permit, new URL(args.request.url).origin)), mayHang: permitFor(who, 'settings.edit') !== null };
}

/** A sheet to print and cut: one label per post, to be hung where the check is made. */
export default function PostCodes() {
  const { enterprise, labels, printed, mayHang } = useLoaderData<typeof loader>();
  return (
    <main className="code-sheet" id="main">
      <header className="no-print">
        <h1>岗位二维码</h1>
        <p>共 {labels.length} 个岗位。用浏览器的打印（Ctrl+P）打到 A4 纸，裁开后贴在岗位上；扫码进入该岗位当天的检查，扫不了的可以在手机上输入下面的岗位码。</p>
        <p>
          <Link to="/organisation">返回组织</Link>
        </p>
        {mayHang && labels.length > 0 ? <ContractForm of="/organisation" contract={ORGANISATION_CONTRACTS.hangPlates} quiet className="" /> : null}
      </header>
      <AddressNotice warning={printed.warning} />
      {labels.length === 0 ? <p>还没有岗位，请先在“组织”里设立岗位。</p> : null}
      <ul>
        {labels.map((label) => (
          <li key={label.id}>
            <svg viewBox={`-2 -2 ${label.qr.size + 4} ${label.qr.size + 4}`} role="img" aria-label={`${label.post}的二维码`} shapeRendering="crispEdges">
              <path d={label.qr.path} />
            </svg>
            <strong>{label.post}</strong>
            <span>{label.workshop}</span>
            <span>每日检查，{label.dueTime} 前完成</span>
            {label.holders.length > 0 ? <span>由{label.holders.join('、')}负责</span> : null}
            <span className="mono">{label.code}</span>
            <small>{label.address.replace(/^https?:\/\//, '')}</small>
            <small>{enterprise}</small>
          </li>
        ))}
      </ul>
    </main>
  );
}
