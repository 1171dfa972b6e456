import { Link } from '@remix-run/react';

const HEIGHT = 160;
const FLOOR = 132;
const TOP = 20;
/** Room of a column: more than so many stand closer, so that the six months of a half year are seen whole on a phone. */
const MANY = 5;
const [CLOSE, WIDE] = [52, 80];

/** One column: what stands under it, how high it is, the number over it, and the rows it opens. */
export interface Column {
  readonly key: string;
  readonly label: string;
  /** The same in full, for who hears it. */
  readonly said: string;
  /** Null where the data give no number: no column is drawn. */
  readonly value: number | null;
  readonly words: string;
  readonly to: string | null;
}

interface Props {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The value of a column of full height; that of the highest where none is given. */
  readonly full?: number;
  /** Whether the last column is still growing. */
  readonly running?: boolean;
}

/** Numbers as columns in one ink, each with its number in words and a way to its rows; the same in a table for those who cannot see them. */
export function ColumnChart({ caption, columns, full, running = false }: Props) {
  const most = full ?? Math.max(1, ...columns.map(({ value }) => value ?? 0));
  const step = columns.length > MANY ? CLOSE : WIDE;
  const width = step * columns.length;
  return (
    <div className="plain-scroll trend-box">
      <svg className="trend" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        <line x1="0" x2={width} y1={FLOOR} y2={FLOOR} />
        {columns.map(({ key, label, value, words, to }, index) => {
          const height = ((value ?? 0) / most) * (FLOOR - TOP);
          const middle = step * (index + 0.5);
          const drawn = (
            <>
              <rect className="reach" x={middle - step / 2} y={0} width={step} height={HEIGHT} />
              <rect x={middle - step * 0.3} y={FLOOR - height} width={step * 0.6} height={height} />
              <text x={middle} y={FLOOR - height - 6}>{words}</text>
            </>
          );
          return (
            <g key={key} className={running && index === columns.length - 1 ? 'current' : undefined}>
              {to === null ? <text x={middle} y={FLOOR - 6}>{words}</text> : <Link to={to} tabIndex={-1} preventScrollReset={to.endsWith('#rows')}>{drawn}</Link>}
              <text x={middle} y={HEIGHT - 8}>{label}</text>
            </g>
          );
        })}
      </svg>
      <div className="visually-hidden">
        <table>
          <caption>{caption}</caption>
          <tbody>
            {columns.map(({ key, said, words, to }) => <tr key={key}><th scope="row">{said}</th><td>{to === null ? words : <Link to={to}>{words}</Link>}</td></tr>)}
          </tbody>
        </table>
      </div>
    </div>
  );
}
