import { Link } from '@remix-run/react';
import { limitWords, numberWords } from '~/domain/risk/list/measurements';
import type { Capability } from '~/domain/routine/capability';
import { formatDay } from '~/domain/shared/day';
import type { ValueSeries } from '~/pages/risk/list/itemValues';
import { FactList, Notice } from '../ui';
import { limitPath, placedIn } from './ValueLine';

const SIZE = { width: 720, height: 220, room: 26 };
const MARK = 4;
const DOT = 2.5;
/** Places of a figure of capability, and more places than its numbers have for mean and deviation. */
const FIGURE_PLACES = 2;
const MORE_PLACES = 2;

const figure = (value: number | null): string => (value === null ? '—' : value.toFixed(FIGURE_PLACES));

/** Numbers of one label over the days, between the limits that held for each: crosses are out of them, limits are broken lines with their words. */
function Chart({ series: { label, unit, decimals, limits, values } }: { series: ValueSeries }) {
  const place = placedIn(values, SIZE);
  const { xOf, yOf } = place;
  const lines = ([['上限', limits.upper], ['下限', limits.lower]] as const).filter(([, value]) => value !== null);
  return (
    <svg className="value-chart" viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={`${label}的趋势图，${values.length} 个数，数值见下表`}>
      <path className="limit" d={limitPath(values, 'lower', place, SIZE.width) + limitPath(values, 'upper', place, SIZE.width)} />
      {lines.map(([name, value]) => <text key={name} x={4} y={yOf(value!) - 4}>{name} {numberWords(value!, decimals)}{unit ? ` ${unit}` : ''}</text>)}
      <polyline className="run" points={values.flatMap(({ value }, at) => [xOf(at), yOf(value)]).join(' ')} />
      {values.map(({ value, out }, at) =>
        out ? <path key={at} className="out" d={`M${xOf(at) - MARK} ${yOf(value) - MARK}l${2 * MARK} ${2 * MARK}m0 ${-2 * MARK}l${-2 * MARK} ${2 * MARK}`} /> : <circle key={at} cx={xOf(at)} cy={yOf(value)} r={DOT} />,
      )}
      <text x={4} y={SIZE.height - 6}>{formatDay(values[0]!.day)}</text>
      <text x={SIZE.width - 4} y={SIZE.height - 6} textAnchor="end">{formatDay(values.at(-1)!.day)}</text>
    </svg>
  );
}

function Figures({ capability: { n, mean, s, out, pp, ppk, cp, cpk }, decimals }: { capability: Capability; decimals: number }) {
  const places = decimals + MORE_PLACES;
  return (
    <FactList
      columns={3}
      facts={[
        ['个数 n', `${n}，超出限值 ${out}`], ['平均值', mean.toFixed(places)], ['标准差 s', s === null ? '—' : s.toFixed(places)],
        ['Cp / Cpk（组内）', `${figure(cp)} / ${figure(cpk)}`], ['Pp / Ppk（全部）', `${figure(pp)} / ${figure(ppk)}`],
      ]}
    />
  );
}

/** One label of an item over a time: the drawing, the figures with what must be known of them, and every number in a table. */
export function ValueTrend({ series }: { series: ValueSeries }) {
  const { label, unit, decimals, product, limits, values, capability, notes } = series;
  return (
    <div className="value-trend">
      <p>
        {product ? `${product}，` : ''}现行限值：{limitWords(limits, { unit, decimals }) || '不设限'}
      </p>
      <Chart series={series} />
      <Figures capability={capability} decimals={decimals} />
      {notes.length > 0 ? <Notice tone="info" title="看能力指数前请注意">{notes.map((note) => <p key={note}>{note}</p>)}</Notice> : null}
      <details open>
        <summary>全部数值（{values.length} 个）</summary>
        <table className="plain-table">
          <caption className="unseen">{label}的全部数值</caption>
          <thead>
            <tr>{['日期', '数值', '当时的限值', '判定', '记录'].map((head) => <th key={head} scope="col">{head}</th>)}</tr>
          </thead>
          <tbody>
            {values.toReversed().map(({ day, value, lower, upper, out, recordId, number }, at) => (
              <tr key={at}>
                <td>{formatDay(day)}</td>
                <td>{numberWords(value, decimals)}{unit ? ` ${unit}` : ''}</td>
                <td>{limitWords({ lower, upper }, { unit, decimals }) || '—'}</td>
                <td>{out ? '超出限值' : '在限值内'}</td>
                <td><Link to={`/routine/records/${recordId}`}>{number}</Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
