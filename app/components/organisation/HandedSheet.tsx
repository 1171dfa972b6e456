import type { HandedOver } from '~/services/organisation/people/takeInPeople';

/** What is printed, cut and handed to everybody who was taken in: each slip is good for one first sign-in. */
export function HandedSheet({ handed }: { readonly handed: readonly HandedOver[] }) {
  return (
    <div className="code-sheet handed">
      <ul>
        {handed.map(({ name, titles, loginName, password, qr }) => (
          <li key={loginName}>
            <svg viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`} role="img" aria-label={`${name}首次登录的二维码`} shapeRendering="crispEdges">
              <path d={qr.path} />
            </svg>
            <strong>{name}</strong>
            {titles.length > 0 ? <span>{titles.join('、')}</span> : null}
            <span>登录名 <b className="mono">{loginName}</b></span>
            <span>首次密码 <b className="mono">{password}</b></span>
            <small>用手机扫码打开登录页，登录后换成自己的密码；换过以后本条作废。</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
