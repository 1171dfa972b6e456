import { numberWords } from '~/domain/risk/list/measurements';
import type { LastOfLabel, MeasuredValue } from '~/domain/routine/lastValues';
import { formatDay } from '~/domain/shared/day';

interface Size {
  readonly width: number;
  readonly height: number;
  /** Room around the line, on each side. */
  readonly room: number;
}

/** A share of the height that stays free above and below. */
const AIR = 0.1;
const ROUND = 10;
const rounded = (value: number): number => Math.round(value * ROUND) / ROUND;

/** Where numbers and limits come to lie in a drawing. */
export function placedIn(values: readonly MeasuredValue[], { width, height, room }: Size) {
  const all = values.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const air = (most - least) * AIR || Math.abs(most) * AIR || 1;
  const step = values.length > 1 ? (width - 2 * room) / (values.length - 1) : 0;
  const yOf = (value: number) => rounded(room + (height - 2 * room) * (1 - (value - least + air) / (most - least + 2 * air)));
  const xOf = (at: number) => rounded(values.length > 1 ? room + at * step : width / 2);
  return { xOf, yOf };
}

/** A limit as a line in steps, as it may change from number to number; broken where there is none. */
export function limitPath(values: readonly MeasuredValue[], side: 'lower' | 'upper', { xOf, yOf }: ReturnType<typeof placedIn>, width: number): string {
  const middle = (at: number) => (at < 0 ? 0 : at >= values.length - 1 ? width : rounded((xOf(at) + xOf(at + 1)) / 2));
  return values.map((value, at) => {
    const limit = value[side];
    // What goes on at the same height is one line: it would begin a new stroke at each number.
    if (limit === null || (at > 0 && values[at - 1]![side] === limit)) return '';
    const change = values.findIndex((other, later) => later > at && other[side] !== limit);
    return `M${middle(at - 1)} ${yOf(limit)}H${middle(change < 0 ? values.length - 1 : change - 1)}`;
  }).join('');
}

const SIZE: Size = { width: 120, height: 32, room: 5 };
const MARK = 3;

/** The last numbers of one label as a small line between its limits: a cross is out of them, whatever its colour. What it shows is said in words beside it. */
export function ValueLine({ last: { label, unit, decimals, values } }: { last: LastOfLabel }) {
  const place = placedIn(values, SIZE);
  const { xOf, yOf } = place;
  const newest = values.at(-1)!;
  const said = `${label} 最近 ${values.length} 个数：${values.map(({ value, out }) => `${numberWords(value, decimals)}${out ? '（超出限值）' : ''}`).join('、')}${unit ? ` ${unit}` : ''}`;
  return (
    <p className="value-line">
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} width={SIZE.width} height={SIZE.height} role="img" aria-label={said}>
        <path className="limit" d={limitPath(values, 'lower', place, SIZE.width) + limitPath(values, 'upper', place, SIZE.width)} />
        <polyline className="run" points={values.flatMap(({ value }, at) => [xOf(at), yOf(value)]).join(' ')} />
        {values.map(({ value, out }, at) =>
          out ? <path key={at} className="out" d={`M${xOf(at) - MARK} ${yOf(value) - MARK}l${2 * MARK} ${2 * MARK}m0 ${-2 * MARK}l${-2 * MARK} ${2 * MARK}`} /> : at === values.length - 1 ? <circle key={at} className="newest" cx={xOf(at)} cy={yOf(value)} r={MARK} /> : null,
        )}
      </svg>
      <small>
        上次{label} {numberWords(newest.value, decimals)}{unit ? ` ${unit}` : ''}{newest.out ? '，超出限值' : ''}，{formatDay(newest.day)}
      </small>
    </p>
  );
}
