import { Link } from '@remix-run/react';
import { VerbForm } from '../forms/VerbForm';
import { Menu } from './Menu';

/** Which factory one acts in; a menu only for people who belong to several. */
export function FactorySwitch({ enterpriseId, name, memberships }: { enterpriseId: string; name: string; memberships: readonly { enterpriseId: string; enterpriseName: string }[] }) {
  if (memberships.length < 2) return <b className="factory">{name}</b>;
  return (
    <Menu name={`当前企业 ${name}，切换企业`} label={<b className="factory">{name}</b>}>
      <Link to="/factories">各企业并列</Link>
      <VerbForm action="/switch" className="">
        {memberships.map((one) => (
          <button key={one.enterpriseId} type="submit" name="enterpriseId" value={one.enterpriseId} aria-current={one.enterpriseId === enterpriseId || undefined}>
            {one.enterpriseName}
          </button>
        ))}
      </VerbForm>
    </Menu>
  );
}
