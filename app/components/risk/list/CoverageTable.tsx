import { Link } from '@remix-run/react';
import type { CoverageRow } from '~/domain/risk/list/coverage';
import { Count, LevelMark } from '../../ui';

interface Part<A extends string> {
  readonly along: readonly A[];
  readonly rows: readonly CoverageRow<A>[];
  readonly empty: readonly { readonly workshopId: string; readonly along: A }[];
  readonly totals: readonly number[];
}

interface Props<A extends string> {
  readonly title: string;
  /** Name of the second axis in the address of the list: `dimension` or `stage`. */
  readonly axis: 'dimension' | 'stage';
  readonly part: Part<A>;
  readonly names: Readonly<Record<A, string>>;
  readonly workshops: readonly { readonly id: string; readonly name: string }[];
  readonly version: 'draft' | 'published';
  /** Whether rows can be added from here. */
  readonly adds: boolean;
}

/** One matrix with its empty cells named in words below; each cell leads to its rows, each empty one to where they are added. */
export function CoverageTable<A extends string>({ title, axis, part, names, workshops, version, adds }: Props<A>) {
  const name = (workshopId: string): string => workshops.find(({ id }) => id === workshopId)?.name ?? '';
  const listed = (workshopId: string, along: A): string => `/risk?version=${version}&workshop=${workshopId}&${axis}=${along}`;
  const added = (workshopId: string, along: A): string => `/risk/items/new?workshop=${workshopId}&${axis}=${along}`;
  const groups = workshops.flatMap(({ id }) => {
    const own = part.empty.filter(({ workshopId }) => workshopId === id);
    return own.length > 0 ? [{ id, own }] : [];
  });
  return (
    <section className="section coverage" aria-label={title}>
      <header className="section-title">
        <h2>{title}</h2>
      </header>
      <div className="coverage-scroll">
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">车间</th>
              {part.along.map((along) => (
                <th key={along} scope="col">
                  {names[along]}
                </th>
              ))}
              <th scope="col">合计</th>
            </tr>
          </thead>
          <tbody>
            {part.rows.map((row) => (
              <tr key={row.workshopId}>
                <th scope="row">{name(row.workshopId)}</th>
                {row.cells.map(({ along, items, worst }) => (
                  <td key={along} className={items === 0 ? 'blank' : undefined}>
                    {items === 0 ? (
                      <span>无</span>
                    ) : (
                      <Link to={listed(row.workshopId, along)}>
                        {worst ? <LevelMark level={worst} size={12} /> : null}
                        {items}
                        {worst ? null : <small>未评价</small>}
                      </Link>
                    )}
                  </td>
                ))}
                <td><Count to={`/risk?version=${version}&workshop=${row.workshopId}`} value={row.items} of={`${name(row.workshopId)} 合计`} /></td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              {part.totals.map((total, index) => (
                <td key={part.along[index]}><Count to={`/risk?version=${version}&${axis}=${part.along[index]}`} value={total} of={`${names[part.along[index]!]} 合计`} /></td>
              ))}
              <td><Count to={`/risk?version=${version}`} value={part.totals.reduce((sum, total) => sum + total, 0)} of="全部合计" /></td>
            </tr>
          </tfoot>
        </table>
      </div>
      {groups.length > 0 ? (
        <ul className="coverage-gaps">
          {groups.map(({ id, own }) =>
            own.map(({ along }) => (
              <li key={`${id}/${along}`}>
                {name(id)} · {names[along]} 还没有风险项
                {adds ? (
                  <Link to={added(id, along)} aria-label={`在${name(id)} · ${names[along]}新增风险项`}>
                    新增
                  </Link>
                ) : null}
              </li>
            )),
          )}
        </ul>
      ) : (
        <p className="soft">没有空白。</p>
      )}
    </section>
  );
}
