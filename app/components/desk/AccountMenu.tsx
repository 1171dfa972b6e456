import { Link, useLocation, useRouteLoaderData } from '@remix-run/react';
import type { loader as rootLoader } from '~/root';
import { darknessOf, LOOKS } from '../phone/darkness';
import { VerbForm } from '../forms/VerbForm';
import { Icon } from './icons';
import { Menu } from './Menu';

/** Who is signed in, in which post, and what belongs to the account. */
export function AccountMenu({ name, title }: { name: string; title: string }) {
  const { pathname, search } = useLocation();
  const look = darknessOf(useRouteLoaderData<typeof rootLoader>('root')?.look);
  return (
    <Menu
      name={`${name}，${title}，账户菜单`}
      label={
        <>
          <Icon name="person" />
          <span className="who">
            <b>{name}</b>
            <small>{title}</small>
          </span>
        </>
      }
    >
      <Link to="/account">账户与登录设备</Link>
      <Link to="/account/password">修改密码</Link>
      <Link to="/help">名词和说明</Link>
      <VerbForm action="/display" className="">
        <input type="hidden" name="back" value={pathname + search} />
        {LOOKS.filter(({ value }) => value !== look).map(({ value, words }) => <button key={value} type="submit" name="look" value={value}>{words}</button>)}
      </VerbForm>
      <VerbForm action="/sign-out" className="">
        <button type="submit">退出登录</button>
      </VerbForm>
    </Menu>
  );
}
