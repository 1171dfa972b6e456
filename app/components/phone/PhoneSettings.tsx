import { Link } from '@remix-run/react';
import { VerbForm } from '../forms/VerbForm';

/** Type size of this device, devices, password, sign-out. `back` is where the type switch returns to. */
export function PhoneSettings({ big, back, desk, unread }: { big: boolean; back: string; desk: boolean; unread: number }) {
  return (
    <ul className="ph-list">
      <li>
        <Link className="ph-row" to="/my/inbox">
          提醒{unread > 0 ? `（${unread} 条未读）` : null}
        </Link>
      </li>
      <li>
        <Link className="ph-row" to="/my/list">
          本岗风险清单
        </Link>
      </li>
      <li>
        <VerbForm action="/display" className="">
          <input type="hidden" name="big" value={big ? '' : '1'} />
          <input type="hidden" name="back" value={back} />
          <button type="submit" className="ph-row">
            {big ? '改用普通字号' : '改用大字号'}
          </button>
        </VerbForm>
      </li>
      {desk ? (
        <li>
          <a className="ph-row" href="/desk">
            打开工作台（电脑版）
          </a>
        </li>
      ) : null}
      <li>
        <Link className="ph-row" to="/account">
          账户与登录设备
        </Link>
      </li>
      <li>
        <Link className="ph-row" to="/account/password">
          修改密码
        </Link>
      </li>
      <li>
        <VerbForm action="/sign-out" className="">
          <button type="submit" className="ph-row">
            退出登录
          </button>
        </VerbForm>
      </li>
    </ul>
  );
}
