import { Link } from '@remix-run/react';
import { nothingOpen, type OpenThings } from '~/domain/organisation/places/openThings';

const KINDS = [['riskItems', '风险项'], ['hazards', '未销号隐患'], ['resolutions', '未完成决议'], ['holders', '在岗人员']] as const;

/** What is still open, kind by kind, each a link to where it is dealt with; `none` when nothing is. */
export function OpenThingsList({ things, none }: { things: OpenThings; none: string }) {
  if (nothingOpen(things)) return <p className="soft">{none}</p>;
  return (
    <dl className="open-things">
      {KINDS.filter(([key]) => things[key].length > 0).map(([key, label]) => (
        <div key={key}>
          <dt>
            {label} {things[key].length} {key === 'holders' ? '人' : '条'}
          </dt>
          <dd>
            <ul>
              {things[key].map(({ id, name, link }) => (
                <li key={id}>
                  <Link to={link}>{name}</Link>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
